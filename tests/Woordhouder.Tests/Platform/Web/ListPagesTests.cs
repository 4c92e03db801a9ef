using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Architecture;
using Woordhouder.Tests.Collection.Office;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Platform.Web;

/// <summary>Every page with a list, found by its type: each heading sorts, each file holds what was found, and a list of people has no file and no names in addresses.</summary>
public sealed class ListPagesTests
{
    private static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string> { ["Desk"] = "desk", ["Office"] = "back-office", ["Officer"] = "privacy-officer", ["Admin"] = "administrator" };

    private static bool IsListPage(Type? type) => type is not null && (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListPage<>) || IsListPage(type.BaseType));

    private static IEnumerable<(string Path, string Role)> ListPages(TestLibrary lib)
    {
        var models = WallTests.Modules().SelectMany(m => m.GetTypes()).Where(t => !t.IsAbstract && IsListPage(t)).Select(t => t.Name).ToHashSet();
        return lib.Pages().Where(p => models.Contains(p.Page.ViewEnginePath.Split('/')[^1] + "Model")).Select(p => (p.Path, Roles[p.Folder]));
    }

    /// <summary>Tables of staff that need no searching and sorting, each with why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Short = new Dictionary<string, string>
    {
        ["Access/Pages/Admin/Administration.cshtml"] = "a line for each job, and for each kind of failed work",
        ["Access/Pages/Admin/StaffFile.cshtml"] = "the trainings of one colleague",
        ["Circulation/Pages/Admin/AdminLoanRules.cshtml"] = "the rules as settings.yaml has them, where their order decides",
        ["Circulation/Pages/Office/ServiceMessages.cshtml"] = "only what has not ended",
        ["Collection/Pages/Office/OfficeList.cshtml"] = "in the order that the office gives it",
        ["Collection/Pages/Office/OfficeTitle.cshtml"] = "the copies of one title",
        ["Exchanges/Pages/Admin/TerminalFile.cshtml"] = "the last messages of one terminal, newest first",
        ["Exchanges/Pages/Admin/TerminalList.cshtml"] = "the terminals of the library, a handful",
        ["Patrons/Pages/Office/OfficeToday.cshtml"] = "what waits today",
        ["Privacy/Pages/Officer/OfficerStatement.cshtml"] = "the versions, newest first",
        ["Privacy/Pages/Officer/OfficerToday.cshtml"] = "what needs the officer today",
        ["Web/Pages/Admin/Patterns.cshtml"] = "made-up rows that show how a table looks",
    };

    [Fact]
    public void A_table_that_grows_is_searched_and_sorted_and_what_is_not_has_a_reason()
    {
        var plain = Directory.EnumerateFiles(Repository.Path("src"), "*.cshtml", SearchOption.AllDirectories).Where(f => Regex.IsMatch(f, "/Pages/(Office|Officer|Admin)/[A-Z]") && IsPlain(File.ReadAllText(f)))
            .Select(f => f[(f.IndexOf("/src/Woordhouder.", StringComparison.Ordinal) + "/src/Woordhouder.".Length)..]);
        Assert.Equal(Short.Keys.Order(StringComparer.Ordinal), plain.Order(StringComparer.Ordinal));
        Assert.True(IsPlain("""<wh-table caption="x" count="@n">"""));
        Assert.False(IsPlain("""<wh-table caption="x" count="@n"><th wh-sort="naam">"""));
    }

    private static bool IsPlain(string page) => Regex.IsMatch(page, "<wh-table[^>]* count=") && !page.Contains("wh-sort=", StringComparison.Ordinal);

    private static int Count(string html) => int.Parse(Regex.Match(html, """role="status"[^>]*><span class="wh-strong">([\d.]+)""").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("nl-NL"));

    [Theory, BothDatabases]
    public async Task Every_heading_sorts_and_every_file_holds_what_was_found(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var pages = ListPages(lib).ToList();
        Assert.True(pages.Count >= 9, $"only {pages.Count} pages have such a list");
        var seen = 0;
        foreach (var (path, role) in pages)
        {
            using var browser = await lib.BrowseAs(role);
            var page = await browser.GetAsync(path);
            if (page.StatusCode == HttpStatusCode.NotFound)
            {
                // A route with an id of nothing: neither has a file.
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path + "?handler=Csv")).StatusCode);
                continue;
            }
            var html = await page.Content.ReadAsStringAsync();
            foreach (Match heading in Regex.Matches(html, """aria-sort="\w+"[^>]*><a class="wh-sort" href="([^"]+)">"""))
            {
                var sorted = await browser.GetStringAsync(WebUtility.HtmlDecode(heading.Groups[1].Value));
                Assert.Single(Regex.Matches(sorted, "aria-sort=\"(ascending|descending)\""));
                Assert.Equal(Count(html), Count(sorted));
                seen++;
            }
            var count = Count(html);
            var csv = await browser.GetAsync(path + "?handler=Csv");
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
            var bytes = await csv.Content.ReadAsByteArrayAsync();
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            Assert.Equal(count + 1, Regex.Count(System.Text.Encoding.UTF8.GetString(bytes), "\r\n"));
            var xlsx = await browser.GetAsync(path + "?handler=Xlsx");
            Assert.EndsWith(".xlsx", xlsx.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
            using var sheet = SpreadsheetDocument.Open(await xlsx.Content.ReadAsStreamAsync(), isEditable: false);
            Assert.Equal(count + 1, sheet.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Count());
        }
        Assert.True(seen > 20, $"only {seen} headings sort");
    }

    [Theory, BothDatabases]
    public async Task The_office_finds_sorts_and_takes_along_exactly_that(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        using var browser = await lib.BrowseAs("back-office");
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync("/kantoor/plank?vestiging=stad&zoek=aanslag&volgorde=-nummer&van=A&taal=nl"));
        Assert.Contains("“aanslag” <svg", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/kantoor/plank?vestiging=stad&volgorde=-nummer&van=A&taal=nl\"", html, StringComparison.Ordinal);
        Assert.Contains("vanaf A <svg", html, StringComparison.Ordinal);
        var numbers = Regex.Matches(html, "<td class=\"wh-num\">(\\d+)</td>").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.OrderDescending(StringComparer.Ordinal), numbers);
        var file = await browser.GetStringAsync("/kantoor/plank?vestiging=stad&zoek=aanslag&volgorde=-nummer&van=A&handler=Csv&taal=nl");
        Assert.Equal(numbers, file.Split("\r\n")[1..^1].Select(l => l.Split(';')[3]));
        var titles = await browser.GetStringAsync("/kantoor/collectie?volgorde=-naam&handler=Csv");
        var shown = await browser.GetStringAsync("/kantoor/collectie?volgorde=-naam&per=100");
        Assert.Equal(WebUtility.HtmlDecode(Regex.Match(shown, "<th scope=\"row\"><a[^>]*>([^<]+)</a>").Groups[1].Value).Split(". ")[0], titles.Split("\r\n")[1].Split(';')[1].Trim('"'));
    }

    [Theory, BothDatabases]
    public async Task A_list_of_people_is_asked_by_POST_and_gives_no_file(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        using var browser = await lib.BrowseAs("administrator");
        foreach (var path in new[] { "/beheer/medewerkers", "/beheer/sessies" })
        {
            var html = await browser.GetStringAsync(path);
            Assert.DoesNotContain("handler=Csv", html, StringComparison.Ordinal);
            Assert.DoesNotContain("wh-sort\" href", html, StringComparison.Ordinal);
            Assert.Contains("form=\"lijst\"", html, StringComparison.Ordinal);
            var asked = await browser.GetAsync(path + "?handler=Csv");
            Assert.Equal("text/html", asked.Content.Headers.ContentType!.MediaType);
            var token = Regex.Match(html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
            async Task<string> Post(params (string Name, string Value)[] fields) => WebUtility.HtmlDecode(await (await browser.PostAsync(path + "?handler=Search&taal=nl",
                new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))))).Content.ReadAsStringAsync());
            var nobody = await Post(("zoek", "bestaat niet"));
            Assert.Equal(0, Count(nobody));
            Assert.Contains("name=\"weg\" type=\"submit\" value=\"zoek\"", nobody, StringComparison.Ordinal);
            Assert.NotEqual(0, Count(await Post(("zoek", "bestaat niet"), ("weg", "zoek"))));
            Assert.Matches("aria-sort=\"descending\"", await Post(("volgorde", "naam"), ("volgorde", "-naam")));
        }
    }
}
