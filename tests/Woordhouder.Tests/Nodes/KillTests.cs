using System.Globalization;
using System.Text;
using Woordhouder.Collection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Privacy.Retention;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Nodes;

/// <summary>kill -9 in the middle of the work: what was done stays done, what was not is done by the next run, and nothing is done twice.</summary>
public sealed class KillTests
{
    [Theory, BothDatabases]
    public async Task A_killed_sweep_has_written_down_exactly_what_it_deleted_and_the_next_one_does_the_rest(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var all = engine == Engine.Sqlite ? 60_000 : 100_000;
        await lib.Raw(engine == Engine.Sqlite
            ? $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {all}) INSERT INTO inbox (event_id, handler, at) SELECT randomblob(16), 'h', @p0 FROM n"
            : $"INSERT INTO inbox (event_id, handler, at) SELECT gen_random_uuid(), 'h', @p0 FROM generate_series(1, {all})", await Instant(lib, new DateOnly(2020, 1, 1)));
        await MakeSlow(lib, engine);
        await using (var program = await lib.Start("sweep"))
            await program.KillWhen(async () => await lib.Count("ledger") >= 2);

        var left = await lib.Count("inbox");
        Assert.True(left > 0, "the sweep was done before it could be killed");
        Assert.Equal(all, left + await Deleted(lib));
        await lib.Raw(engine == Engine.Sqlite ? "DROP TRIGGER slow" : "DROP TRIGGER slow ON inbox");
        await lib.SweepOn(lib.Today.AddDays(1));
        Assert.Equal((0, all), (await lib.Count("inbox"), await Deleted(lib)));
        Assert.Null((await lib.Scopes.Across(lib.Library, db => Ledger.VerifyAsync(db, default))).BrokenAt);
    }

    [Theory, BothDatabases]
    public async Task A_killed_import_is_run_again_and_every_title_is_there_once(Engine engine)
    {
        const int All = 8_000;
        await using var lib = await TestLibrary.Create(engine);
        var file = Path.Combine(lib.DataFolder, "records.xml");
        await File.WriteAllTextAsync(file, Records(All));
        await using (var program = await lib.Start("import", file))
            await program.KillWhen(async () => await lib.Count("title") >= 500);

        var written = await lib.Count("title");
        Assert.InRange(written, 500, All - 1);
        await using (var scope = lib.AsLibrary())
        {
            var report = await scope.Get<ImportRecords>().Do([file]);
            Assert.Equal((All, All - written, 0, written), (report.RecordsRead, report.TitlesAdded, report.TitlesChanged, report.TitlesUnchanged));
        }
        Assert.Equal((All, All), (await lib.Count("title"), await lib.Count("contributor")));
    }

    [Theory, BothDatabases]
    public async Task A_server_killed_during_an_upload_that_it_reads_leaves_it_to_the_next_one_which_goes_on_there(Engine engine)
    {
        const int All = 12_000;
        await using var lib = await TestLibrary.Create(engine);
        Guid run;
        await using (var scope = lib.AsLibrary()) run = (await scope.Get<OfferFile>().Do("records.xml", new MemoryStream(Encoding.UTF8.GetBytes(Records(All))))).Value;
        await using (var program = await lib.Start("serve", "--urls", $"http://127.0.0.1:{ChildProcess.FreePort()}"))
            await program.KillWhen(async () => await lib.Count("title") >= 1_000);

        var left = await Run();
        var written = await lib.Count("title");
        Assert.InRange(written, 1_000, All - 1);
        Assert.Equal((ImportState.Running, written, written), (left.State, left.Read, left.Added)); // nothing of a batch without its number
        lib.Clock.MoveTo(left.LeaseUntil!.Value.AddSeconds(-1));
        Assert.Equal(0, await Turn()); // the dead node may be alive for all the next one knows
        lib.Clock.MoveTo(left.LeaseUntil!.Value.AddSeconds(1));
        Assert.Equal(1, await Turn());
        var done = await Run();
        Assert.Equal((ImportState.Done, All, All, 0), (done.State, done.Read, done.Added, done.Unchanged));
        Assert.Equal((All, All, 0), (await lib.Count("title"), await lib.Count("contributor"), await lib.Count("import_chunk")));

        async Task<ImportRun> Run()
        {
            await using var scope = lib.AsLibrary();
            return (await scope.Get<ShowImports>().One(run))!;
        }

        async Task<int> Turn()
        {
            await using var scope = lib.AsLibrary();
            return await scope.Get<ImportPump>().Turn(default);
        }
    }

    [Theory, BothDatabases]
    public async Task A_killed_server_leaves_its_events_to_the_next_one_and_none_is_handled_twice(Engine engine)
    {
        const int All = 300;
        await using var lib = await TestLibrary.Create(engine);
        for (var n = 0; n < 3; n++) await lib.Item();
        var items = (await lib.Raw("SELECT id, title_id FROM item")).Select(r => (new ItemId(Sql.Guid(r[0]!)), new TitleId(Sql.Guid(r[1]!)))).ToList();
        await using (var scope = lib.AsLibrary())
        {
            var data = scope.Get<For<Contracts.Lending>>();
            for (var n = 0; n < All; n++) data.Publish(new ItemCheckedOut(items[n % 3].Item1, items[n % 3].Item2, lib.Today));
            await data.Save();
        }
        await using (var program = await lib.Start("serve", "--urls", $"http://127.0.0.1:{ChildProcess.FreePort()}"))
            await program.KillWhen(async () => await lib.Count("inbox") >= 20);

        Assert.InRange(await lib.Count("outbox WHERE handled_at IS NULL"), 1, All - 10);
        await lib.Pump();
        Assert.Equal((0, All, All), (await lib.Count("outbox WHERE handled_at IS NULL"), await lib.Count("outbox WHERE attempts = 0"), await lib.Count("inbox")));
        Assert.Equal(3, await lib.Count($"item WHERE on_loan = {(engine == Engine.Sqlite ? "1" : "true")}"));
    }

    /// <summary>Else it is done before anybody looks.</summary>
    private static async Task MakeSlow(TestLibrary lib, Engine engine)
    {
        if (engine == Engine.Sqlite)
            await lib.Raw("CREATE TRIGGER slow AFTER DELETE ON inbox BEGIN SELECT count(*) FROM (SELECT a.handler FROM inbox a LIMIT 1000); END");
        else
        {
            await lib.Raw("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END'");
            await lib.Raw("CREATE TRIGGER slow AFTER DELETE ON inbox FOR EACH STATEMENT EXECUTE FUNCTION slow()");
        }
    }

    private static async Task<long> Deleted(TestLibrary lib) => Convert.ToInt64((await lib.Raw("SELECT coalesce(sum(rows), 0) FROM ledger WHERE \"table\" = 'inbox'"))[0][0], CultureInfo.InvariantCulture);

    private static async Task<object> Instant(TestLibrary lib, DateOnly day)
    {
        await using var scope = lib.AsLibrary();
        return Sql.For(scope.Get<Unit>().Across()).Value(lib.Library.StartOf(day));
    }

    private static string Records(int count)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\"?><collection xmlns=\"http://www.loc.gov/MARC21/slim\">");
        for (var n = 0; n < count; n++)
            xml.Append(CultureInfo.InvariantCulture, $"""
                <record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">kill-{n}</controlfield>
                <controlfield tag="008">200101s2020    ne            000 1 dut d</controlfield>
                <datafield tag="100" ind1="1" ind2=" "><subfield code="a">Schrijver, {n}</subfield></datafield>
                <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Titel {n}</subfield></datafield></record>
                """);
        return xml.Append("</collection>").ToString();
    }
}
