using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Privacy.Versions;

/// <summary>A sweep that would take more than a twentieth of a table under a new version stops there and asks the officer, once (D45, decision 0005).</summary>
public sealed class BrakeTests
{
    private static readonly DateOnly May = new(2026, 5, 1), June = new(2026, 6, 1);

    /// <summary>Mail of 2 March and of May, and a new version of 20 May in which mail is kept a month.</summary>
    private static async Task<TestLibrary> Shorter(Engine engine, LibraryFolder folder, int old, int young)
    {
        var lib = await TestLibrary.Create(engine, folder.Path);
        await lib.Mailed(old);
        lib.At(May, 10);
        await lib.Mailed(young);
        folder.Period("mail-journal", "P1M").Version("2026-12-24");
        await lib.TakesEffect(2, new DateOnly(2026, 5, 20));
        return lib;
    }

    [Theory, BothDatabases]
    public async Task More_than_five_percent_waits_for_the_officer_and_then_goes_on(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await Shorter(engine, folder, old: 2, young: 37); // 2 of 39 is more than a twentieth
        for (var night = 21; night < 24; night++)
            Assert.Contains(await lib.SweepOn(new DateOnly(2026, 5, night)), l => l is { Table: "mail", Waits: true, Rows: 2 });
        Assert.Equal(39, await lib.Count("mail"));

        lib.At(new DateOnly(2026, 5, 24), 10);
        using var officer = await lib.BrowseAs("privacy-officer");
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync("/functionaris/bewaren?taal=en"));
        Assert.Contains("2 of 39 rows", page, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        var answer = await officer.PostAsync("/functionaris/bewaren?handler=Release", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("table", "mail")]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.Contains(await lib.SweepOn(new DateOnly(2026, 5, 25)), l => l is { Table: "mail", Waits: false, Rows: 2 });
        Assert.Equal(37, await lib.Count("mail"));
        // Asked once: the rest of the table goes when its day comes.
        Assert.DoesNotContain(await lib.SweepOn(new DateOnly(2026, 6, 3)), l => l.Waits);
        Assert.Equal(0, await lib.Count("mail"));
    }

    [Theory, BothDatabases]
    public async Task A_twentieth_or_less_goes_without_asking(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await Shorter(engine, folder, old: 2, young: 38);
        Assert.Contains(await lib.SweepOn(new DateOnly(2026, 5, 21)), l => l is { Table: "mail", Waits: false, Rows: 2 });
        Assert.Equal(38, await lib.Count("mail"));
    }

    [Theory, BothDatabases]
    public async Task One_table_that_waits_does_not_hold_up_the_others(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await Shorter(engine, folder, old: 2, young: 0);
        // One of forty messages is old: that is no twentieth.
        await lib.Put(n => new OutboxRow { Id = Guid.CreateVersion7(), At = lib.Clock.GetUtcNow().AddDays(n == 0 ? -60 : 0), NextAt = lib.Clock.GetUtcNow(), HandledAt = lib.Clock.GetUtcNow().AddDays(n == 0 ? -60 : 0), Type = "x", Payload = "{}" }, 40);
        var lines = await lib.SweepOn(new DateOnly(2026, 5, 21));
        Assert.Contains(lines, l => l is { Table: "mail", Waits: true });
        Assert.Contains(lines, l => l is { Table: "outbox", Waits: false, Rows: 1 });
        Assert.Equal((2, 39), (await lib.Count("mail"), await lib.Count("outbox WHERE type = 'x'")));
    }

    [Theory, BothDatabases]
    public async Task People_wait_with_the_rows_that_count_from_their_leaving(Engine engine)
    {
        using var folder = new LibraryFolder();
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        var (leaver, _) = await lib.Enrol("Vertrokken");
        await lib.Leave(leaver);
        await lib.GoTo(new DateOnly(2026, 3, 3));
        await lib.GoTo(new DateOnly(2026, 4, 5)); // the texts of the mail about it are gone
        // Twenty others without a name on file: the person is one of twenty-one, the name one of one.
        await lib.Put(n => new Person { Id = TypedId.New<PersonId>(lib.Clock), BornOn = new(1980, 1, 1), JoinedOn = new(2020, 1, 1) }, 20);
        folder.Period("membership", "P1Y").Version("2026-12-24");
        await lib.TakesEffect(2, new DateOnly(2027, 3, 10));
        var lines = await lib.SweepOn(new DateOnly(2027, 3, 11));
        Assert.Contains(lines, l => l is { Table: "patron_name", Waits: true });
        Assert.Equal((21, 1), (await lib.Count("person"), await lib.Count("patron_name")));

        await using (var scope = lib.AsLibrary())
            foreach (var table in lines.Where(l => l.Waits).Select(l => l.Table)) await scope.Get<Sweep>().ReleaseAsync(table, default);
        await lib.SweepOn(new DateOnly(2027, 3, 12));
        Assert.Equal((20, 0, 0), (await lib.Count("person"), await lib.Count("patron_name"), await lib.Count("patron_contact")));
    }

    [Theory, BothDatabases]
    public async Task The_first_version_is_not_watched(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Mailed();
        Assert.DoesNotContain(await lib.SweepOn(new DateOnly(2028, 1, 1)), l => l.Waits);
        Assert.Equal(0, await lib.Count("mail"));
    }
}
