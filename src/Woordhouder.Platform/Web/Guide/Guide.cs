using System.Text.RegularExpressions;

namespace Woordhouder.Platform.Web;

/// <summary>
/// The guide for staff (<c>docs/handleiding</c>), as it ships beside the program: what a page's help link leads to. A section names its pages in a line
/// <c>Pagina: `/balie/uitlenen`</c> below its heading; an address with a value in it is written with … (<c>/balie/leden/…</c>).
/// </summary>
public sealed partial class Guide
{
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    /// <param name="folder">Holds the books as Markdown, README.md (their index) left out, and their pictures in <c>beelden</c>.</param>
    public Guide(string folder)
    {
        Pictures = Path.Combine(folder, "beelden");
        Books = [.. Directory.EnumerateFiles(folder, "*.md").Where(f => Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal).Select(f => GuideBook.Read(f, Pictures))];
        foreach (var book in Books)
            foreach (var section in book.Sections)
                foreach (var page in section.Pages) places.TryAdd(page, $"/hulp/{book.Id}#{section.Id}");
    }

    public IReadOnlyList<GuideBook> Books { get; }

    /// <summary>Where the pictures lie.</summary>
    public string Pictures { get; }

    /// <summary>The section about a page, or null.</summary>
    /// <param name="route">As the page has it, without the first slash: <c>balie/leden/{id:guid}</c>.</param>
    public string? PlaceOf(string route) => places.GetValueOrDefault("/" + Value().Replace(route.Trim('/'), "…"));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Value();
}
