using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>Files that the office offers: from the upload until the last question is answered.</summary>
public sealed class ImportRunTests
{
    private static Sample Book(int n, string title = "Titel", string? isbn = null, string source = "NL-TEST") => new(
        $"001 nr-{n}", $"003 {source}", "008 260302s1982    ne     e      000 f dut d", isbn is null ? "041 0_ $adut" : $"020 __ $a{isbn}", "100 1_ $aMulisch, Harry,$4aut", $"245 10 $a{title} {n} /", "655 _7 $aRoman$2local");

    private static byte[] Of(params Sample[] records) => [.. records.SelectMany(r => r.Bytes())];

    internal static async Task<Guid> Offer(TestLibrary lib, byte[] file, string name = "levering.mrc")
    {
        await using var scope = lib.AsLibrary();
        return (await scope.Get<OfferFile>().Do(name, new MemoryStream(file))).Value;
    }

    internal static async Task<ImportRun> Turn(TestLibrary lib, Guid run)
    {
        await using (var scope = lib.AsLibrary()) await scope.Get<ImportPump>().Turn(default);
        return await One(lib, run);
    }

    private static async Task<ImportRun> One(TestLibrary lib, Guid run)
    {
        await using var scope = lib.AsLibrary();
        return (await scope.Get<ShowImports>().One(run))!;
    }

    [Theory, BothDatabases]
    public async Task OfferFile_keeps_a_file_until_its_turn_and_nothing_of_it_once_it_is_read(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var run = await Offer(lib, Of(Book(1), new("001 bad", "100 1_ $aZonder titel"), Book(3)), "C:\\leveringen\\week 9.mrc");
        var waiting = await One(lib, run);
        Assert.Equal((ImportState.Waiting, "week 9.mrc", 0), (waiting.State, waiting.FileName, waiting.Read));

        var done = await Turn(lib, run);
        Assert.Equal((ImportState.Done, 3, 2, 1), (done.State, done.Read, done.Added, done.Rejected));
        Assert.Equal(done.Bytes, done.BytesRead);
        await using var scope = lib.AsLibrary();
        Assert.Equal(0, await scope.Get<Things>().Set<ImportChunk>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task OfferFile_refuses_what_is_no_file_of_records_and_a_file_that_already_waits(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        var offer = scope.Get<OfferFile>();
        Assert.Equal("import.no-records", Assert.Single((await offer.Do("titels.json", new MemoryStream("[{}]"u8.ToArray()))).Refusals).Code);
        Assert.Equal("import.no-records", Assert.Single((await offer.Do("leeg.mrc", new MemoryStream())).Refusals).Code);
        Assert.True((await offer.Do("a.mrc", new MemoryStream(Of(Book(1))))).Done);
        Assert.Equal("import.offered-already", Assert.Single((await offer.Do("b.mrc", new MemoryStream(Of(Book(1))))).Refusals).Code);
        Assert.Equal(1, await scope.Get<Things>().Set<ImportRun>().CountAsync());
        Assert.Equal(1, await scope.Get<Things>().Set<ImportChunk>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task ImportPump_goes_on_after_the_last_batch_when_a_node_died(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var run = await Offer(lib, Of([.. Enumerable.Range(1, 2 * ReadRun.BatchSize + 5).Select(n => Book(n))]));
        await using (var scope = lib.AsLibrary())
        {
            // As another node left it: one batch is in, its lease runs on for a minute.
            var things = scope.Get<Things>();
            await things.Update(things.Set<ImportRun>(), s => s.SetProperty(r => r.State, ImportState.Running).SetProperty(r => r.Node, "gone").SetProperty(r => r.LeaseUntil, lib.Clock.GetUtcNow().AddMinutes(1)).SetProperty(r => r.Read, ReadRun.BatchSize));
            Assert.Equal(0, await scope.Get<ImportPump>().Turn(default));
            await things.Update(things.Set<ImportRun>(), s => s.SetProperty(r => r.LeaseUntil, lib.Clock.GetUtcNow().AddMinutes(-1)));
        }
        var done = await Turn(lib, run);
        Assert.Equal((ImportState.Done, 2 * ReadRun.BatchSize + 5, ReadRun.BatchSize + 5), (done.State, done.Read, done.Added));
    }

    [Theory, BothDatabases]
    public async Task ImportPump_does_not_wait_for_a_command_that_died(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var dead = new ImportRun { Id = Guid.CreateVersion7(), FileName = "from disk.mrc", OfferedAt = lib.Clock.GetUtcNow().AddHours(-1), State = ImportState.Running, Node = "gone", LeaseUntil = lib.Clock.GetUtcNow().AddMinutes(-1) };
        await using (var scope = lib.AsLibrary()) await scope.Get<Things>().Insert([dead]);
        Assert.Equal(ImportState.Done, (await Turn(lib, await Offer(lib, Of(Book(1))))).State);
        Assert.Equal(ImportState.Stopped, (await One(lib, dead.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task RunTheImport_stops_a_waiting_file_and_lets_it_go_on(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var run = await Offer(lib, Of(Book(1)));
        await using var scope = lib.AsLibrary();
        var runs = scope.Get<RunTheImport>();
        Assert.True((await runs.Stop(run)).Done);
        Assert.Equal(ImportState.Stopped, (await Turn(lib, run)).State);
        Assert.Equal("import.not-running", Assert.Single((await runs.Stop(run)).Refusals).Code);
        Assert.True((await runs.GoOn(run)).Done);
        Assert.Equal(ImportState.Done, (await Turn(lib, run)).State);
        Assert.Equal("import.file-gone", Assert.Single((await runs.GoOn(run)).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task ReadRun_stops_when_another_took_its_turn_and_writes_nothing_more(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Of(Book(1));
        var run = await Offer(lib, file);
        await using var scope = lib.AsLibrary();
        await Assert.ThrowsAsync<OperationCanceledException>(() => scope.Get<ReadRun>().Do(run, "not the node of this run", new MemoryStream(file)));
        await using var fresh = lib.AsLibrary();
        Assert.Equal(0, await fresh.Get<Things>().Set<Title>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task ShowImports_gives_the_rejected_records_back_as_a_file_that_can_be_mended(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        foreach (var xml in new[] { false, true })
        {
            Sample[] records = [Book(1), new("001 bad", "008 260302s1982    ne     e      000 f dut d", "100 1_ $aZonder titel")];
            var file = xml ? Encoding.UTF8.GetBytes($"<collection>{string.Concat(records.Select(r => r.Xml()))}</collection>") : Of(records);
            var run = await Offer(lib, file, xml ? "a.xml" : "a.mrc");
            Assert.Equal(1, (await Turn(lib, run)).Rejected);
            await using var scope = lib.AsLibrary();
            var rejects = (await scope.Get<ShowImports>().RejectedFile(run))!.Value;
            await using var offered = rejects.File;
            using var copy = new MemoryStream();
            await offered.CopyToAsync(copy);
            var back = Assert.Single(Sample.Read(copy.ToArray(), rejects.Xml ? "b.xml" : "b.mrc"));
            Assert.Equal((xml, "Zonder titel"), (rejects.Xml, back.Record!.Field("100")!['a']));
        }
    }

    [Theory, BothDatabases]
    public async Task What_the_office_changed_is_asked_about_and_both_answers_hold(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Equal(2, (await Turn(lib, await Offer(lib, Of(Book(1), Book(2))))).Added);
        foreach (var n in new[] { 1, 2 })
        {
            await using var office = lib.AsLibrary();
            var title = await office.Get<Things>().Set<Title>().FirstAsync(t => t.ControlNumber == $"nr-{n}");
            Assert.True((await office.Get<SaveTitle>().Do(new SaveTitleRequest(Book(n, "Van ons").Record, title.Id, title.Version, new Origin(ChangeKind.Edited, "")))).Done);
        }
        // The same file is no news: nobody is asked about what they were asked before.
        var same = await Turn(lib, await Offer(lib, Of(Book(1), Book(2))));
        Assert.Equal((2, 0, 0), (same.Unchanged, same.Asked, same.Changed));

        var newer = Of(Book(1, "Nieuwer"), Book(2, "Nieuwer"));
        var run = await Offer(lib, newer);
        Assert.Equal((2, 0), ((await Turn(lib, run)).Asked, (await One(lib, run)).Changed));
        await using (var scope = lib.AsLibrary())
        {
            var questions = await scope.Get<ShowImports>().Questions(run, 10);
            Assert.Equal(["Van ons 1", "Van ons 2"], questions.Select(q => q.Name));
            Assert.Contains(questions[0].Offered, l => l.Differs && l.Text.Contains("Nieuwer 1", StringComparison.Ordinal));
            var answers = scope.Get<AnswerQuestion>();
            Assert.Equal("changed-elsewhere", Assert.Single((await answers.Do(new(run, 1, true, 99))).Refusals).Code);
        }
        await using (var scope = lib.AsLibrary())
        {
            var questions = await scope.Get<ShowImports>().Questions(run, 10);
            Assert.True((await scope.Get<AnswerQuestion>().Do(new(run, 1, true, questions[0].Version))).Done);
            Assert.True((await scope.Get<AnswerQuestion>().Do(new(run, 2, false, questions[1].Version))).Done);
            Assert.Equal("import.answered-already", Assert.Single((await scope.Get<AnswerQuestion>().Do(new(run, 2, false, questions[1].Version))).Refusals).Code);
        }
        await using (var scope = lib.AsLibrary()) Assert.Equal(["Nieuwer 1", "Van ons 2"], await scope.Get<Things>().Set<Title>().OrderBy(t => t.ControlNumber).Select(t => t.Name).ToListAsync());
        Assert.Equal((2, 0), ((await Turn(lib, await Offer(lib, newer))).Unchanged, (await One(lib, run)).Changed));
    }

    [Theory, BothDatabases]
    public async Task The_same_book_of_another_source_is_one_title_but_another_number_of_the_same_source_is_not(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Sample Named(string number, string source, string isbn) => new($"001 {number}", $"003 {source}", "008 260302s1982    ne     e      000 f dut d", $"020 __ $a{isbn}", "100 1_ $aMulisch, Harry,$4aut", "245 13 $aDe aanslag /");
        const string isbn = "9789023418801";
        Assert.Equal(1, (await Turn(lib, await Offer(lib, Of(Named("a", "NL-A", isbn))))).Added);
        Assert.Equal((0, 1), await Counts(Named("b", "NL-B", isbn)));
        Assert.Equal((1, 0), await Counts(Named("c", "NL-A", isbn)));
        Assert.Equal((1, 0), await Counts(Named("d", "NL-B", "9789025110505")));
        await using var scope = lib.AsLibrary();
        Assert.Equal(["a", "c", "d"], await scope.Get<Things>().Set<Title>().OrderBy(t => t.ControlNumber).Select(t => t.ControlNumber).ToListAsync());

        async Task<(int Added, int Changed)> Counts(Sample record)
        {
            var run = await Turn(lib, await Offer(lib, [.. record.Bytes(), .. "\n"u8]));
            return (run.Added, run.Changed + run.Unchanged);
        }
    }

    [Theory, BothDatabases]
    public async Task ForgetImports_lets_go_of_rejected_records_after_thirty_days_and_of_runs_after_a_year(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Turn(lib, await Offer(lib, Of(Book(1), new("001 bad", "100 1_ $aZonder titel"))));
        Assert.Equal((1, 1), await Left(29));
        Assert.Equal((1, 0), await Left(2));
        Assert.Equal((1, 0), await Left(333));
        Assert.Equal((0, 0), await Left(2));

        async Task<(int Runs, int Rejects)> Left(int days)
        {
            lib.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = lib.AsLibrary();
            await scope.Get<ForgetImports>().Run(lib.Today, default);
            return (await scope.Get<Things>().Set<ImportRun>().CountAsync(), await scope.Get<Things>().Set<ImportReject>().CountAsync());
        }
    }
}
