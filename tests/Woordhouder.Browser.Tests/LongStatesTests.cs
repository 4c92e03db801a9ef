using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Real pages with more in them than the demo has: a title of 140 characters with one long word in it, and a list of thousands of rows.</summary>
[Collection(SharedDemo.Name)]
public sealed class LongStatesTests(Demo demo)
{
    private const string Long = "De wonderbaarlijke geschiedenis van de hottentottententententoonstellingsbrandstofverdelingsvergunninghouder en alles wat daarna nog gebeurde";

    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var path in new[] { "/", "/catalogus", "/mijn", "/mijn/leningen", "/mijn/leesgeschiedenis", "/balie/innemen", "/kantoor/plank", "/kantoor/collectie", "/kantoor/lijsten" })
                foreach (var width in new[] { 320, 1366 }) data.Add(path, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_very_long_title_stays_on_the_screen(string path, int width) => await AtAsync(path, width, async page =>
    {
        await page.GoAsync(demo.Server, path);
        if (path == "/balie/innemen") await page.ScanAsync("30127000001656");
        var given = await page.EvaluateAsync<int>("""
            long => {
              const all = [...document.querySelectorAll('main .wh-strong, main li a, main tbody th, main tbody td:nth-child(2), main li h2, main li h3, main h2 a, main h3 a, .wh-out div')]
                .filter(e => e.children.length === 0 && !e.closest('nav') && e.textContent.trim().length > 3 && !/^[\d\s.,-]+$/.test(e.textContent));
              for (const e of all) e.textContent = long;
              return all.length;
            }
            """, Long);
        Assert.True(given > 0, "nothing on this page looks like a title");
        await Look.AtAsync(page, $"lang{path.Replace('/', '-')}");
    });

    [Theory]
    [InlineData(320)]
    [InlineData(1366)]
    public async Task Thousands_of_rows_keep_to_their_columns_and_the_page_to_its_width(int width) => await AtAsync("/kantoor/plank", width, async page =>
    {
        await page.GoAsync(demo.Server, "/kantoor/plank?per=100");
        await page.EvaluateAsync("""
            () => {
              const body = document.querySelector('main tbody'), rows = [...body.rows];
              while (body.rows.length < 3000) body.append(...rows.map(r => r.cloneNode(true)));
            }
            """);
        await Look.FitsAsync(page);
        await page.Locator("main tbody tr").Last.ScrollIntoViewIfNeededAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("""
            () => {
              const heads = [...document.querySelectorAll('main thead th')], cells = [...document.querySelector('main tbody tr:last-child').cells];
              return heads.map((h, i) => [h.getBoundingClientRect().left, cells[i].getBoundingClientRect().left]).filter(([a, b]) => Math.abs(a - b) > 1).join(' | ');
            }
            """));
    });

    private async Task AtAsync(string path, int width, Func<IPage, Task> act) => await demo.Browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
    {
        await page.SetViewportSizeAsync(width, 768);
        await act(page);
    }, signedIn: path.StartsWith("/mijn", StringComparison.Ordinal) ? await demo.SignedInAsync(Visit.Samira, Visit.MemberPassword) : path.StartsWith("/balie", StringComparison.Ordinal) || path.StartsWith("/kantoor", StringComparison.Ordinal) ? await demo.SignedInAsync("anouk.de.wit") : null);
}
