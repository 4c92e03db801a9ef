using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Architecture;

/// <summary>The guide for staff is as whole as the program: every page of theirs has its section, and nothing in it leads nowhere.</summary>
public sealed partial class GuideTests
{
    private static readonly string Folder = Repository.Path("docs", "handleiding");

    private static async Task<IReadOnlyList<PageActionDescriptor>> Pages()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        return [.. lib.App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()];
    }

    private static string RouteOf(PageActionDescriptor page) => page.AttributeRouteInfo!.Template!;

    /// <summary>A page that people look at: what is for programs is a file of two lines without a word.</summary>
    private static bool IsForPeople(PageActionDescriptor page) =>
        Directory.EnumerateFiles(Repository.Path("src"), Path.GetFileName(page.ViewEnginePath) + ".cshtml", SearchOption.AllDirectories)
            .Where(f => f.Contains("/Pages" + page.ViewEnginePath, StringComparison.Ordinal)).Any(f => File.ReadLines(f).Any(l => l.Contains('<', StringComparison.Ordinal)));

    [Fact]
    public async Task Every_page_of_staff_has_its_section()
    {
        var guide = new Guide(Folder);
        var theirs = (await Pages()).Where(p => !p.ViewEnginePath.StartsWith("/Open/", StringComparison.Ordinal) && !p.ViewEnginePath.StartsWith("/My/", StringComparison.Ordinal) && IsForPeople(p)).ToList();
        Assert.True(theirs.Count > 30);
        Assert.Equal([], theirs.Where(p => guide.PlaceOf(RouteOf(p)) is null).Select(p => "/" + RouteOf(p)).Order());
    }

    [Fact]
    public async Task Every_address_that_the_guide_names_is_a_page()
    {
        var known = (await Pages()).Select(p => "/" + Value().Replace(RouteOf(p), "…")).ToHashSet();
        Assert.Equal([], new Guide(Folder).Books.SelectMany(b => b.Sections).SelectMany(s => s.Pages).Where(a => !known.Contains(a)));
    }

    [Fact]
    public void Every_picture_is_there_and_is_shown()
    {
        // The tour in the README shows pictures of the guide too.
        var shown = Texts().Append((Name: "README", Text: File.ReadAllText(Repository.Path("README.md")))).SelectMany(t => Markdown.Parse(t.Text).Descendants<LinkInline>().Where(l => l.IsImage)).Select(l => Path.GetFileName(l.Url!)).ToHashSet();
        var kept = Directory.EnumerateFiles(Path.Combine(Folder, "beelden")).Select(f => Path.GetFileName(f)!).ToHashSet();
        Assert.Equal(kept.Order(), shown.Order());
    }

    [Fact]
    public void Every_picture_is_described() =>
        Assert.Equal([], Texts().SelectMany(t => Markdown.Parse(t.Text).Descendants<LinkInline>().Where(l => l.IsImage && l.FirstChild is null)).Select(l => l.Url));

    [Fact]
    public void A_link_leads_to_a_section_that_exists()
    {
        var books = new Guide(Folder).Books.ToDictionary(b => b.Id);
        foreach (var (name, text) in Texts())
            foreach (var url in Markdown.Parse(text).Descendants<LinkInline>().Where(l => !l.IsImage).Select(l => l.Url!).Where(u => !u.StartsWith("http", StringComparison.Ordinal) && !u.StartsWith('/')))
            {
                var (file, anchor) = url.Split('#', 2) is [var f, var a] ? (f, a) : (url, "");
                var book = file.Length == 0 ? name : Path.GetFileNameWithoutExtension(file);
                Assert.True(books.TryGetValue(book, out var found) && (anchor.Length == 0 || found.Sections.Any(s => s.Id == anchor)), $"{name}: {url} leads nowhere");
            }
    }

    [Fact]
    public async Task A_page_that_no_section_names_is_seen()
    {
        await using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "beelden"));
        File.WriteAllText(Path.Combine(folder.Path, "balie.md"), "# Balie\n\n## Uitlenen\n\nPagina's: `/balie/uitlenen`, `/balie/leden/…`\n\nTekst met ![beeld](beelden/x.png) en [kantoor](kantoor.md#lijsten).\n");
        var guide = new Guide(folder.Path);
        Assert.Equal("/hulp/balie#uitlenen", guide.PlaceOf("balie/leden/{id:guid}"));
        Assert.Equal("/hulp/balie#uitlenen", guide.PlaceOf("balie/uitlenen"));
        Assert.Null(guide.PlaceOf("balie/innemen"));
        Assert.Contains("src=\"/hulp/beelden/x.png\"", guide.Books[0].Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/hulp/kantoor#lijsten\"", guide.Books[0].Html, StringComparison.Ordinal);
        Assert.Equal("Balie", guide.Books[0].Title);
    }

    private static IEnumerable<(string Name, string Text)> Texts() => Directory.EnumerateFiles(Folder, "*.md").Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Value();
}
