using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Privacy.Versions;

/// <summary>A changed statement takes effect when the officer approves it, on every node, and its periods hold for the rows that they may hold for (D45).</summary>
public sealed class NewVersionTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory, BothDatabases]
    public async Task Until_approval_the_last_approved_version_runs_also_after_a_restart(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        folder.Period("mail-bodies", "P23D").Version("2026-12-24");
        await using (var restarted = await lib.Node())
        {
            Assert.Equal((1, "P30D"), Runs(restarted));
            await restarted.Approve(2);
            Assert.Equal((2, "P23D"), Runs(restarted));
        }
        await using (var again = await lib.Node()) Assert.Equal((2, "P23D"), Runs(again));
    }

    [Theory, BothDatabases]
    public async Task A_second_node_follows_when_the_first_ones_officer_approves(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await using var second = await lib.Node();
        using var browser = await second.Browse();
        folder.Period("mail-bodies", "P23D").Version("2026-12-24");
        await lib.Propose();
        await Refresh(second);
        Assert.Equal((1, "P30D"), Runs(second));
        Assert.DoesNotContain("23 days", await browser.GetStringAsync("/privacy?taal=en"), StringComparison.Ordinal);

        await lib.Approve(2);
        await Refresh(second);
        Assert.Equal((2, "P23D"), Runs(second));
        Assert.Contains("23 days", await browser.GetStringAsync("/privacy?taal=en"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nodes_that_start_together_agree_on_the_first_version_and_on_a_proposal(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        folder.Period("mail-bodies", "P23D").Version("2026-12-24");
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lib.Node())));
        foreach (var node in nodes) await using (node) Assert.Equal(1, node.Library.Word.Number);
        Assert.Equal(2, await lib.Count("statement_version"));

        await lib.Raw("DELETE FROM statement_version");
        nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lib.Node())));
        foreach (var node in nodes) await using (node) Assert.Equal("P23D", Runs(node).Period);
        Assert.Equal(1, await lib.Count("statement_version"));
    }

    [Theory, BothDatabases]
    public async Task A_shorter_period_holds_for_all_rows(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await lib.Mailed();
        folder.Period("mail-journal", "P3M").Version("2026-12-24");
        await lib.TakesEffect(2, Monday.AddDays(1));
        await lib.Mailed();
        await lib.SweepOn(new DateOnly(2026, 3, 4)); // the watched first sweep finds nothing
        // 2 March and three months: 2 June is the last day.
        await lib.SweepOn(new DateOnly(2026, 6, 2));
        Assert.Equal(2, await lib.Count("mail"));
        await lib.SweepOn(new DateOnly(2026, 6, 3));
        Assert.Equal(1, await lib.Count("mail"));
        await lib.SweepOn(new DateOnly(2026, 6, 4));
        Assert.Equal(0, await lib.Count("mail"));
    }

    [Theory, BothDatabases]
    public async Task A_longer_period_holds_only_for_rows_made_after_it_took_effect(Engine engine)
    {
        using var folder = new LibraryFolder().Period("mail-journal", "P3M");
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await lib.Mailed();
        folder.Period("mail-journal", "P13M").Version("2026-12-24");
        await lib.TakesEffect(2, Monday.AddDays(1));
        await lib.Mailed();
        await lib.SweepOn(new DateOnly(2026, 3, 4));
        await lib.SweepOn(new DateOnly(2026, 6, 2));
        Assert.Equal(2, await lib.Count("mail"));
        // The old row goes after three months, the new one after thirteen: 3 April 2027 is its last day.
        await lib.SweepOn(new DateOnly(2026, 6, 3));
        Assert.Equal(1, await lib.Count("mail"));
        await lib.SweepOn(new DateOnly(2027, 4, 3));
        Assert.Equal(1, await lib.Count("mail"));
        await lib.SweepOn(new DateOnly(2027, 4, 4));
        Assert.Equal(0, await lib.Count("mail"));
    }

    [Theory, BothDatabases]
    public async Task A_file_is_kept_by_the_period_that_held_when_its_owner_joined(Engine engine)
    {
        using var folder = new LibraryFolder().Period("membership", "P3Y");
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (before, _) = await lib.Enrol("Eerder");
        folder.Period("membership", "P5Y").Version("2026-12-24");
        await lib.TakesEffect(2, Monday);
        var (sameDay, _) = await lib.Enrol("Zelfdedag", "1-2-1980");
        lib.At(new DateOnly(2026, 3, 3), 10);
        var (after, _) = await lib.Enrol("Later", "1-3-1980");
        foreach (var person in new[] { before, sameDay, after }) await lib.Leave(person);
        await lib.GoTo(new DateOnly(2026, 3, 4));

        // All leave on 3 March 2026. Three years: 3 March 2029. Who joined on the very day of the change may have done so before it.
        await lib.SweepOn(new DateOnly(2029, 3, 3));
        Assert.Equal(["Eerder", "Later", "Zelfdedag"], await Names(lib));
        await lib.SweepOn(new DateOnly(2029, 3, 4));
        Assert.Equal(["Later"], await Names(lib));
        Assert.Equal(1, await lib.Count("person"));
        await lib.SweepOn(new DateOnly(2031, 3, 3));
        Assert.Equal(["Later"], await Names(lib));
        await lib.SweepOn(new DateOnly(2031, 3, 4));
        Assert.Equal((0, 0, 0, 0), (await lib.Count("person"), await lib.Count("patron_name"), await lib.Count("patron_contact"), await lib.Count("patron_membership")));
    }

    [Theory, BothDatabases]
    public async Task The_officers_page_shows_both_versions_and_what_the_first_sweep_would_take(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await lib.Mailed(3);
        folder.Period("mail-journal", "P1M").Version("2026-12-24");
        lib.At(new DateOnly(2026, 5, 1), 12);
        await lib.Propose();
        await using (var scope = lib.AsLibrary())
        {
            var takes = await scope.Get<Woordhouder.Privacy.Retention.Sweep>().Run(dryRun: true, default, (await scope.Get<Woordhouder.Privacy.Versions.StatementHistory>().Waiting())!.Statement);
            Assert.Contains(takes, l => l is { Table: "mail", Schedule: "mail-journal", Rows: 3, Period: "P1M" });
            Assert.DoesNotContain(await scope.Get<Woordhouder.Privacy.Retention.Sweep>().Run(dryRun: true, default), l => l.Schedule == "mail-journal");
        }
        Assert.Equal(3, await lib.Count("mail"));
        using var officer = await Libraries.Signed.BrowseAs(lib, "privacy-officer");
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync("/functionaris/verklaring?taal=en"));
        Assert.Contains("13 months", page, StringComparison.Ordinal);
        Assert.Contains("one month", page, StringComparison.Ordinal);
    }

    private static (int Number, string Period) Runs(TestLibrary lib) => (lib.Library.Word.Number, lib.Library.Word.Statement.Schedules["mail-bodies"].Period.ToString());

    private static Task Refresh(TestLibrary lib) => lib.App.Services.GetRequiredService<StatementVersions>().RefreshAsync(lib.Library, default);

    private static async Task<string[]> Names(TestLibrary lib) => [.. (await lib.Raw("SELECT family_name FROM patron_name")).Select(r => (string)r[0]!).Order(StringComparer.Ordinal)];
}
