using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The morning after a night in which a job broke off and events were given up: the administrator sees it and has it done again.</summary>
public sealed class FailedNightTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>As the job runner and the outbox leave it; moments are microseconds since 1970.</summary>
    private const string BreakOff = """
        import sqlite3, sys, time, uuid
        db, now = sqlite3.connect(sys.argv[1]), int(time.time() * 1e6)
        db.execute("UPDATE job SET result = 'failed TimeoutException', last_day = NULL, lease_until = ? WHERE name = 'forget-imports'", (now + 3600 * 10**6,))
        db.execute("INSERT INTO outbox (id, at, type, payload, attempts, next_at, failure) VALUES (?, ?, 'ItemCheckedIn', '{}', 10, ?, 'JsonException')", (uuid.uuid4().bytes, now, now))
        db.commit()
        """;

    [Theory]
    [InlineData(360, true)]
    [InlineData(1366, false)]
    public async Task What_failed_is_red_and_is_done_again_on_demand(int width, bool script)
    {
        await using var server = await ServerProcess.StartAsync();
        await server.StopAsync();
        var database = Directory.EnumerateFiles(server.DataFolder, "library.db", SearchOption.AllDirectories).Single();
        using (var python = Process.Start("/usr/bin/python3", ["-c", BreakOff, database]))
        {
            await python.WaitForExitAsync();
            Assert.Equal(0, python.ExitCode);
        }
        await server.StartAgainAsync();
        await browser.OnPageAsync(width < 400 ? Screen.Phone : Screen.Desk, async page =>
        {
            await page.SignInAsync(server, "henk.bakker");
            await page.GoAsync(server, "/beheer");
            var job = page.Locator("tr", new() { HasText = "Oude invoer opruimen" });
            await Assertions.Expect(job).ToContainTextAsync("mislukt");
            await Assertions.Expect(job).ToContainTextAsync("TimeoutException");
            await page.ReadsAsync("Na tien keer niet gelukt");
            await Look.AtAsync(page, $"beheer-mislukt{(script ? "" : "-zonder-script")}");
            await job.GetByRole(AriaRole.Button).ClickAsync();
            await page.ReadsAsync("De taak loopt binnen een minuut opnieuw.");
            await page.PressAsync("Probeer alles opnieuw");
            await page.ReadsAsync("Het wordt opnieuw geprobeerd.");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Na tien keer niet gelukt");
            for (var tries = 0; tries < 150 && !(await job.TextContentAsync())!.Contains("bij", StringComparison.Ordinal); tries++)
            {
                await Task.Delay(2000);
                await page.GoAsync(server, "/beheer");
            }
            await Assertions.Expect(job).ToContainTextAsync("Afgebroken bestanden: 0.");
        }, script);
    }
}
