using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The server goes away under a desk that scans on.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private readonly Browser browser = new();
    private ServerProcess server = null!;

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        server = await ServerProcess.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await browser.DisposeAsync();
    }

    [Fact]
    public Task What_is_scanned_without_a_server_is_done_once_when_it_is_back_and_after_the_session_it_stays_in_sight() => browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(server, "fatma.bouali");
        await page.GoAsync(server, "/balie/uitlenen");
        await page.ScanAsync(Visit.Samira);
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");
        var before = await page.Locator("#lid .wh-facts").TextContentAsync();

        await server.StopAsync();
        await page.ScanAsync("30127000001656", "30127000001680", "30127000001789");
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToContainTextAsync("Op dit scherm wachten: 3");
        Assert.Equal(before, await page.Locator("#lid .wh-facts").TextContentAsync());
        await server.StartAgainAsync();
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 3", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToBeEmptyAsync();

        // Told before anybody scans, also when it is the server that is away and not the line.
        await server.StopAsync();
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToContainTextAsync("Geen verbinding", new() { Timeout = 30_000 });
        await server.StartAgainAsync();
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToBeEmptyAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#lid")).ToContainTextAsync("Samira");

        // The browser itself hears that the line is gone: it is told before anybody scans.
        await page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToContainTextAsync("Geen verbinding");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToBeEmptyAsync();

        await server.StartAgainAsync("--at", TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.ScanAsync("30127000001805");
        await Assertions.Expect(page.Locator(".wh-band.wh-warn")).ToContainTextAsync("30127000001805", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#lid")).Not.ToContainTextAsync("Samira");
    });

    [Fact]
    public Task An_answer_that_is_lost_on_the_way_doubles_nothing() => browser.OnPageAsync(Screen.Desk, async page =>
    {
        await page.SignInAsync(server, "fatma.bouali");
        await page.GoAsync(server, "/balie/uitlenen");
        await page.ScanAsync("21315000000064");
        await page.ScanAsync("30127000001953", "30127000001987", "30127000002084");
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 3");

        // The server does what was asked; the answer never arrives. The script sends the same form again.
        var lost = await page.LoseNextAnswerAsync();
        await page.ScanAsync("*ONGEDAAN");
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Teruggedraaid", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 2");
        Assert.Equal(2, lost.Sent);

        lost = await page.LoseNextAnswerAsync();
        await page.Locator("#beurt").GetByRole(AriaRole.Button, new() { NameRegex = new("^Ongedaan") }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#beurt")).ToContainTextAsync("Deze beurt: 1", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#uitkomst")).ToContainTextAsync("Teruggedraaid");
        Assert.Equal(2, lost.Sent);
    });
}
