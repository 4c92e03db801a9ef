using Microsoft.Playwright;
using Woordhouder.Tests.Hosting;
using Xunit;
using Xunit.Sdk;
using static Woordhouder.Browser.Tests.Accessibility;

namespace Woordhouder.Browser.Tests;

/// <summary>The instruments themselves: each one first shows that it can fail.</summary>
public class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Good = """
        <!doctype html><html lang="nl"><meta name="viewport" content="width=device-width"><title>Zoeken</title>
        <main><h1>Zoeken</h1><p id="width"></p></main>
        <script>document.getElementById("width").textContent = innerWidth</script></html>
        """;

    [Theory]
    [InlineData(Screen.Phone, true, "360")]
    [InlineData(Screen.Desk, true, "1366")]
    [InlineData(Screen.Phone, false, "")]
    public Task A_page_has_the_width_of_its_screen_and_script_only_where_asked(Screen screen, bool script, string width) =>
        browser.OnPageAsync(screen, async page =>
        {
            await page.SetContentAsync(Good);
            Assert.Equal(width, await page.Locator("#width").TextContentAsync());
        }, script);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Axe_passes_a_good_page_and_names_the_fault_of_a_bad_one(bool script)
    {
        var page = await browser.NewPageAsync(Screen.Desk, script);
        await ShowAsync(page, Good);
        await AxeClean(page);

        await ShowAsync(page, Good.Replace("<p id", "<noscript><input name=zoek></noscript><img src=x><p id", StringComparison.Ordinal));
        var fault = await Assert.ThrowsAsync<TrueException>(() => AxeClean(page));
        Assert.Contains("image-alt (critical)", fault.Message, StringComparison.Ordinal);
        Assert.Equal(!script, fault.Message.Contains("label (critical)", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_failure_comes_with_a_picture()
    {
        var failure = await Assert.ThrowsAsync<BrowserException>(() => browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.SetContentAsync(Good);
            Assert.Fail("as meant");
        }));
        Assert.StartsWith("as meant", failure.Message, StringComparison.Ordinal);
        var picture = failure.Message.Split("Picture: ")[1];
        Assert.True(File.Exists(picture), picture);
        Directory.Delete(Path.GetDirectoryName(picture)!, recursive: true);
    }

    [Fact]
    public void The_run_of_everything_keeps_its_pictures_where_git_does_not_look()
    {
        var folder = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(Repository.Path("test")), @"export WOORDHOUDER_PICTURES=\$\{WOORDHOUDER_PICTURES:-\$root/([a-z-]+)/").Groups[1].Value;
        Assert.NotEmpty(folder);
        Assert.Contains($"/{folder}/", File.ReadAllLines(Repository.Path(".gitignore")));
    }

    [Fact]
    public Task A_picture_is_as_wide_as_its_screen() => browser.OnPageAsync(Screen.Phone, async page =>
    {
        await page.SetContentAsync(Good);
        var folder = Directory.CreateTempSubdirectory("woordhouder-picture-");
        await Look.PictureAsync(page, "zoeken", folder.FullName);
        var picture = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "zoeken.png"));
        Assert.Equal(360, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        folder.Delete(recursive: true);
    });

    [Fact]
    public Task A_page_cannot_reach_another_host() => browser.OnPageAsync(Screen.Desk, async page =>
    {
        var failure = await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync("http://elders.example.org/"));
        Assert.Contains("ERR_NAME_NOT_RESOLVED", failure.Message, StringComparison.Ordinal);
    });

    private static async Task ShowAsync(IPage page, string content)
    {
        await page.UnrouteAllAsync();
        await page.RouteAsync("**", route => route.FulfillAsync(new() { Body = content, ContentType = "text/html" }));
        await page.GotoAsync("http://localhost/zoeken?naam=havelaar");
    }
}
