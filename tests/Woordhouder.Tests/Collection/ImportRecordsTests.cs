using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

public sealed class ImportRecordsTests
{
    [Theory, BothDatabases]
    public async Task A_record_becomes_a_title_with_makers_numbers_topics_and_copies(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var report = await Import(lib, Book("nr-1", "De aanslag"));
        Assert.Equal((1, 1, 0, 0, 0), Counts(report));
        Assert.Equal(0, report.FieldsLeftOut); // the field of the copy came in as one

        await using var scope = lib.AsLibrary();
        var things = scope.Get<Things>();
        var title = await things.Set<Title>().SingleAsync();
        Assert.Equal(("De aanslag", "aanslag", "Mulisch, Harry", "book", "fiction", "nr-1"), (title.Name, title.SortName, title.Maker, title.MaterialType, title.GenreGroup, title.ControlNumber));
        Assert.Equal("9789023418801", (await things.Set<TitleIsbn>().SingleAsync()).Isbn);
        Assert.Equal(["author"], await things.Set<TitleContributor>().Select(c => c.Role).ToListAsync());
        Assert.Equal([("Oorlog", false), ("Roman", true)], (await things.Set<TitleTopic>().OrderBy(t => t.IsGenre).ToListAsync()).Select(t => (t.Name, t.IsGenre)));
        var item = await things.Set<Item>().SingleAsync();
        Assert.Equal(("nr-1-b1", "stad", "Romans MULI", false), (item.Barcode, item.Branch, item.ShelfMark, item.OnLoan));
    }

    [Theory, BothDatabases]
    public async Task The_same_again_changes_nothing_also_in_the_other_format(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, Book("nr-1", "De aanslag"), Book("nr-2", "Twee vrouwen"));
        Assert.Equal((2, 0, 0, 2, 0), Counts(await Import(lib, Book("nr-1", "De aanslag"), Book("nr-2", "Twee vrouwen"))));
        Assert.Equal((1, 0, 0, 1, 0), Counts(await ImportXml(lib, Book("nr-1", "De aanslag"))));
    }

    [Theory, BothDatabases]
    public async Task A_known_number_with_other_words_is_changed(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, Book("nr-1", "De aanslag"));
        Assert.Equal((1, 0, 1, 0, 0), Counts(await Import(lib, Book("nr-1", "De ontdekking van de hemel", shelf: "Romans A"))));
        await using var scope = lib.AsLibrary();
        Assert.Equal("De ontdekking van de hemel", (await scope.Get<Things>().Set<Title>().SingleAsync()).Name);
        Assert.Equal("Romans A", (await scope.Get<Things>().Set<Item>().SingleAsync()).ShelfMark);
        Assert.Equal(1, await scope.Get<Things>().Set<TitleContributor>().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_title_of_before_there_were_filters_is_found_after_its_next_import(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using (var scope = lib.AsLibrary())
        {
            scope.Get<Things>().Add(new Title { Id = Woordhouder.Kernel.TypedId.New<Woordhouder.Contracts.Collection.TitleId>(lib.Clock), ControlNumber = "nr-1", Name = "De aanslag", SortName = "aanslag", Digest = "of an older reading" });
            await scope.Get<Things>().Save();
        }
        Assert.Equal((1, 0, 1, 0, 0), Counts(await Import(lib, Book("nr-1", "De aanslag"))));
        await using var visitor = lib.AsVisitor();
        Assert.Equal(["stad"], (await visitor.Get<FindTitles>().Do(new CatalogueQuery("aanslag"))).Lines.Single().Branches.Select(b => b.Branch));
    }

    [Theory, BothDatabases]
    public async Task A_number_that_a_file_uses_for_two_records_makes_two_titles_and_stays_idempotent(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Sample[] file = [Book("nr-1", "De aanslag", copy: "b1"), Book("nr-1", "Twee vrouwen", copy: "b2"), Book("nr-1", "De aanslag", copy: "b1")];
        Assert.Equal((3, 2, 0, 1, 0), Counts(await Import(lib, file)));
        Assert.Equal((3, 0, 0, 3, 0), Counts(await Import(lib, file)));
    }

    [Theory, BothDatabases]
    public async Task A_record_without_a_number_is_known_by_its_contents(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var anonymous = new Sample("245 00 $aTitel zonder nummer");
        Assert.Equal((1, 1, 0, 0, 0), Counts(await Import(lib, anonymous)));
        Assert.Equal((1, 0, 0, 1, 0), Counts(await Import(lib, anonymous)));
    }

    [Theory, BothDatabases]
    public async Task Broken_off_and_run_again_it_ends_as_if_it_had_run_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Path.Combine(lib.DataFolder, "many.mrc");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 3 * ReadRun.BatchSize + 7).SelectMany(n => Book($"nr-{n}", $"Titel {n}").Bytes())]);

        using var kill = new CancellationTokenSource();
        await using (var scope = lib.AsLibrary())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.Get<ImportRecords>().Do([file], new At(2 * ReadRun.BatchSize, kill.Cancel), kill.Token));
        await using (var scope = lib.AsLibrary()) Assert.Equal(2 * ReadRun.BatchSize, await scope.Get<Things>().Set<Title>().CountAsync());

        await using (var scope = lib.AsLibrary()) Assert.Equal((1007, 1007, 0, 0, 0), Counts(await scope.Get<ImportRecords>().Do([file])));
        await using (var scope = lib.AsLibrary()) Assert.Equal((3007, 3007), (await scope.Get<Things>().Set<Title>().CountAsync(), await scope.Get<Things>().Set<Item>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_rejected_record_is_named_with_its_place_and_the_others_go_on(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var report = await Import(lib, Book("nr-1", "De aanslag"), new Sample("001 nr-2", "100 1_ $aZonder titel"), Book("nr-3", "Twee vrouwen"));
        Assert.Equal((3, 2, 0, 0, 1), Counts(report));
        Assert.Equal(2, report.RecordsRejected[0].Number);
        Assert.Contains("245", report.RecordsRejected[0].Reason, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_not_there_is_refused_and_the_others_are_read(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Path.Combine(lib.DataFolder, "there.mrc");
        await File.WriteAllBytesAsync(file, Book("nr-1", "De aanslag").Bytes());
        await using var scope = lib.AsLibrary();
        var report = await scope.Get<ImportRecords>().Do([Path.Combine(lib.DataFolder, "not-there.mrc"), file]);
        Assert.Equal((1, 1, 0, 0, 1), Counts(report));
        Assert.Equal(0, report.RecordsRejected[0].Number);
    }

    [Fact]
    public void The_report_is_the_json_that_the_command_prints()
    {
        var report = new ImportReport { RecordsRead = 3, TitlesAdded = 1, TitlesChanged = 1 };
        report.RecordsRejected.Add(new RejectedRecord("a.mrc", 3, 2041, "No."));
        Assert.Equal("""{"recordsRead":3,"titlesAdded":1,"titlesChanged":1,"titlesUnchanged":0,"titlesAsked":0,"rejected":0,"fieldsLeftOut":0,"recordsRejected":[{"file":"a.mrc","number":3,"offset":2041,"reason":"No."}]}""",
            JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
    }

    private static Sample Book(string number, string title, string shelf = "Romans MULI", string? copy = null) => new(
        $"001 {number}", "005 20260302090000.0", "008 260302s1982    ne     e      000 f dut d", "020 __ $a9789023418801", "100 1_ $aMulisch, Harry,$4aut",
        title.StartsWith("De ", StringComparison.Ordinal) ? $"245 13 $a{title} /" : $"245 10 $a{title} /", "650 _4 $aOorlog", "655 _7 $aRoman$2local",
        $"952 __ $p{copy ?? number + "-b1"}$bstad$o{shelf}");

    private static Task<ImportReport> Import(TestLibrary lib, params Sample[] records) => Import(lib, [.. records.SelectMany(r => r.Bytes())], "titles.mrc");

    private static Task<ImportReport> ImportXml(TestLibrary lib, Sample record) =>
        Import(lib, System.Text.Encoding.UTF8.GetBytes($"<collection xmlns=\"http://www.loc.gov/MARC21/slim\">{record.Xml()}</collection>"), "titles.xml");

    private static async Task<ImportReport> Import(TestLibrary lib, byte[] bytes, string name)
    {
        await using var scope = lib.AsLibrary();
        var report = new ImportReport();
        using var stream = new MemoryStream(bytes);
        await scope.Get<ImportRecords>().ReadAsync(stream, name, "", report, null, default);
        return report;
    }

    internal static (int Read, int Added, int Changed, int Unchanged, int Rejected) Counts(ImportReport r) =>
        (r.RecordsRead, r.TitlesAdded, r.TitlesChanged, r.TitlesUnchanged, r.RecordsRejected.Count);

    private sealed class At(int records, Action then) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.RecordsRead >= records) then();
        }
    }
}
