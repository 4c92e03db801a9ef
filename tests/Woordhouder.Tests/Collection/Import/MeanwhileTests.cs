using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>What happens between the moment at which an import looks and the moment at which it writes.</summary>
public sealed class MeanwhileTests
{
    private static Sample Book(int n, string title, string shelf = "R") => new(
        $"001 nr-{n}", "003 NL-TEST", "008 260302s1982    ne     e      000 f dut d", "100 1_ $aMulisch, Harry,$4aut", $"245 10 $a{title} /", $"952 __ $pb{n}$bstad$o{shelf}");

    /// <summary>A clock that does something the moment before it is read for the n-th time.</summary>
    private sealed class At(TimeProvider clock, int reading, Action act) : TimeProvider
    {
        private int read;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref read) == reading) act();
            return clock.GetUtcNow();
        }
    }

    private static async Task<ImportRun> Read(TestLibrary lib, byte[] file, Func<OpenScope, TitleBatch> batches)
    {
        await using var scope = lib.AsLibrary();
        var things = scope.Get<Things>();
        var read = new ReadRun(things, batches(scope), lib.Clock);
        await new ImportRecords(things, read, lib.Clock).ReadAsync(new MemoryStream(file), "titles.mrc", "", new ImportReport(), null, default);
        return await things.Set<ImportRun>().OrderByDescending(r => r.Id).FirstAsync();
    }

    private static TitleBatch Batches(OpenScope scope, TestLibrary lib, TimeProvider clock, TimeProvider? ofItems = null) =>
        new(scope.Get<Things>(), scope.Get<SameTitles>(), new TitleItems(scope.Get<Things>(), lib.Library, ofItems ?? lib.Clock), scope.Get<TitleParts>(), lib.Library, clock);

    [Theory, BothDatabases]
    public async Task What_the_office_saves_between_looking_and_writing_is_asked_about(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, Book(1, "De aanslag").Bytes()));

        var run = await Read(lib, Book(1, "De aanslag, herzien").Bytes(), scope => Batches(scope, lib, new At(lib.Clock, 1, () => Save(lib).Wait())));
        Assert.Equal((0, 1), (run.Changed, run.Asked));
        await using var after = lib.AsLibrary();
        Assert.Equal("Van ons", (await after.Get<Things>().Set<Title>().SingleAsync()).Name);
    }

    /// <summary>On SQLite nobody writes while another does; there the moment does not exist.</summary>
    [Fact]
    public async Task A_copy_that_the_office_changes_while_the_import_writes_stays_as_the_office_has_it()
    {
        await using var lib = await TestLibrary.Create(Engine.Postgres);
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, Book(1, "De aanslag").Bytes()));

        var run = await Read(lib, Book(1, "De aanslag, herzien", "Nieuw").Bytes(), scope => Batches(scope, lib, lib.Clock, new At(lib.Clock, 1, () => Move(lib).Wait())));
        Assert.Equal((ImportState.Done, 1), (run.State, run.Changed));
        await using var after = lib.AsLibrary();
        Assert.Equal("Van ons", (await after.Get<Things>().Set<Item>().SingleAsync()).ShelfMark);
    }

    [Theory, BothDatabases]
    public async Task Two_imports_of_the_same_new_records_at_once_make_each_title_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        byte[] file = [.. Enumerable.Range(1, 2500).SelectMany(n => Book(n, $"Titel {n}").Bytes())];
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var scope = lib.AsLibrary();
            var report = new ImportReport();
            await scope.Get<ImportRecords>().ReadAsync(new MemoryStream(file), "titles.mrc", "", report, null, default);
            return report;
        })));
        Assert.All(reports, r => Assert.Equal((2500, 0), (r.RecordsRead, r.Rejected)));
        Assert.Equal(2500, reports.Sum(r => r.TitlesAdded));
        Assert.Equal((2500, 2500), (await lib.Count("title"), await lib.Count("item")));
    }

    [Theory, BothDatabases]
    public async Task OfferFile_takes_one_of_equal_files_that_come_at_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        byte[] file = [.. Enumerable.Range(1, 200).SelectMany(n => Book(n, $"Titel {n}").Bytes())];
        var start = new TaskCompletionSource();
        var offers = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var scope = lib.AsLibrary();
            await start.Task;
            return await scope.Get<OfferFile>().Do("a.mrc", new MemoryStream(file));
        })).ToList();
        start.SetResult();
        var outcomes = await Task.WhenAll(offers);
        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal("import.offered-already", o.Refusals[0].Code));
        Assert.Equal((1, 1), (await lib.Count("import_run"), await lib.Count("import_chunk")));
    }

    private static async Task Save(TestLibrary lib)
    {
        await using var office = lib.AsLibrary();
        var title = await office.Get<Things>().Set<Title>().SingleAsync();
        Assert.True((await office.Get<SaveTitle>().Do(new SaveTitleRequest(Book(1, "Van ons").Record, title.Id, title.Version, new Origin(ChangeKind.Edited, "")))).Done);
    }

    private static async Task Move(TestLibrary lib)
    {
        await using var office = lib.AsLibrary();
        var item = await office.Get<Things>().Track<Item>().SingleAsync();
        (item.ShelfMark, item.Version) = ("Van ons", item.Version + 1);
        await office.Get<Things>().Save();
    }
}
