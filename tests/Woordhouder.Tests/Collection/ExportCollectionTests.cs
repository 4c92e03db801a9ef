using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

public sealed class ExportCollectionTests
{
    private const string Person = "Wilhelmina Verstegen-Ouburg";

    private static readonly Sample[] Books =
    [
        new("001 nr-1", "003 NL-1", "005 20260302090000.0", "008 260302s1982    ne     e      000 f dut d", "100 1_ $aMulisch, Harry,$4aut", "245 13 $aDe aanslag /$cHarry Mulisch.",
            $"541 __ $aGeschenk van {Person}", $"952 __ $pb2$bstad$oMULI$z{Person}", $"952 __ $pb1$bhaven$l7$r2026-01-02$c{Person}"),
        new("001 nr-1", "245 00 $aHetzelfde nummer, een ander boek"),
        new("245 00 $aTitel zonder nummer", "952 __ $pb3$bstad"),
    ];

    [Theory, BothDatabases]
    public async Task What_is_exported_holds_the_record_and_our_copies_and_nothing_about_people(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, [.. Books.SelectMany(b => b.Bytes())], "in.mrc");
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            var lent = await things.Track<Item>().SingleAsync(i => i.Barcode == "b1");
            (lent.OnLoan, lent.LastLentOn, lent.TimesLent) = (true, new DateOnly(2026, 11, 23), 8);
            var gone = new Item { Id = new ItemId(Guid.CreateVersion7()), TitleId = lent.TitleId, Barcode = "b9", Branch = "stad", WithdrawnOn = new DateOnly(2026, 1, 1) };
            things.Add(gone);
            await things.Save();
        }
        var (file, report) = await Export(lib, MarcFormat.Iso2709);
        Assert.Equal((3, 3, 0), (report.RecordsWritten, report.CopiesWritten, report.RecordsNotWritten.Count));
        Assert.DoesNotContain("Verstegen", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var first = (await YazMarcdump.ReadAsync("marc", "utf8", file))[0];
        Assert.Equal(
            ["001 nr-1", "003 NL-1", "005 20260302090000.0", "008 260302s1982    ne     e      000 f dut d", "100 1  $a Mulisch, Harry, $4 aut", "245 13 $a De aanslag / $c Harry Mulisch.",
                "952    $p b1 $b haven", "952    $p b2 $b stad $o MULI"], first[1..]);
    }

    [Theory, BothDatabases]
    public async Task An_export_that_is_imported_again_changes_nothing_also_of_titles_without_a_number_of_their_own(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, [.. Books.SelectMany(b => b.Bytes())], "in.mrc");
        foreach (var (format, name) in new[] { (MarcFormat.Iso2709, "out.mrc"), (MarcFormat.MarcXml, "out.xml") })
        {
            var (file, _) = await Export(lib, format);
            Assert.Equal((3, 0, 0, 3, 0), ImportRecordsTests.Counts(await Import(lib, file, name)));
            await using var other = await TestLibrary.Create(engine);
            Assert.Equal((3, 3, 0, 0, 0), ImportRecordsTests.Counts(await Import(other, file, name)));
            Assert.Equal(file, (await Export(other, format)).File);
        }
    }

    [Theory, BothDatabases]
    public async Task Only_the_titles_that_were_asked_for_are_written(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, [.. Enumerable.Range(0, 1203).SelectMany(n => new Sample($"001 nr-{n}", $"245 00 $aTitel {n}").Bytes())], "in.mrc");
        Assert.Equal(1203, Sample.Read((await Export(lib, MarcFormat.Iso2709)).File).Count);
        await using var scope = lib.AsLibrary();
        var wanted = await scope.Get<Things>().Set<Title>().Where(t => t.ControlNumber == "nr-7" || t.ControlNumber == "nr-1100").Select(t => t.Id).ToListAsync();
        using var stream = new MemoryStream();
        var report = await scope.Get<ExportCollection>().Do(stream, MarcFormat.MarcXml, wanted);
        Assert.Equal(2, report.RecordsWritten);
        Assert.Equal(["nr-1100", "nr-7"], Sample.Read(stream.ToArray(), "x.xml").Select(o => o.Record!.Control("001")).Order());
    }

    [Theory, BothDatabases]
    public async Task A_record_that_does_not_fit_in_the_format_is_told_by_its_number(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var xml = $"<collection>{new Sample("001 te-lang", "245 00 $aEncyclopedie", $"505 0_ $a{new string('x', 12_000)}").Xml()}{new Sample("001 nr-2", "245 00 $aMinoes").Xml()}</collection>";
        await Import(lib, System.Text.Encoding.UTF8.GetBytes(xml), "in.xml");
        var (file, report) = await Export(lib, MarcFormat.Iso2709);
        Assert.Equal("nr-2", Assert.Single(Sample.Read(file)).Record!.Control("001"));
        Assert.Equal("te-lang", Assert.Single(report.RecordsNotWritten).ControlNumber);
        Assert.Contains("505", report.RecordsNotWritten[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await Export(lib, MarcFormat.MarcXml)).Report.RecordsWritten);
    }

    [Theory, BothDatabases]
    public async Task The_command_writes_a_whole_file_or_none_and_writes_over_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, [.. Books.SelectMany(b => b.Bytes())], "in.mrc");
        var file = Path.Combine(lib.DataFolder, "uit.mrc");

        var (code, output) = await Run(lib, file, "--json");
        Assert.True(code == 0, output);
        Assert.Contains("\"recordsWritten\": 3", output, StringComparison.Ordinal);
        Assert.Contains("\"copiesWritten\": 3", output, StringComparison.Ordinal);
        Assert.Equal((await Export(lib, MarcFormat.Iso2709)).File, await File.ReadAllBytesAsync(file));
        Assert.Equal([file], Directory.EnumerateFiles(lib.DataFolder, "uit*"));

        Assert.Contains("is there already", (await Run(lib, file)).Output, StringComparison.Ordinal);
        Assert.Contains("must end in", (await Run(lib, Path.Combine(lib.DataFolder, "uit.csv"))).Output, StringComparison.Ordinal);
        Assert.Contains("no folder", (await Run(lib, Path.Combine(lib.DataFolder, "nergens", "uit.xml"))).Output, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFiles(lib.DataFolder, "uit*"));
    }

    private static async Task<(int Code, string Output)> Run(TestLibrary lib, string file, params string[] more)
    {
        await using var program = await lib.Start(["export", file, .. more]);
        var code = await program.Exited;
        return (code, program.Output);
    }

    internal static async Task<(byte[] File, ExportReport Report)> Export(TestLibrary lib, MarcFormat format)
    {
        await using var scope = lib.AsLibrary();
        using var stream = new MemoryStream();
        var report = await scope.Get<ExportCollection>().Do(stream, format);
        return (stream.ToArray(), report);
    }

    internal static async Task<ImportReport> Import(TestLibrary lib, byte[] bytes, string name)
    {
        await using var scope = lib.AsLibrary();
        var report = new ImportReport();
        using var stream = new MemoryStream(bytes);
        await scope.Get<ImportRecords>().ReadAsync(stream, name, "", report, null, default);
        return report;
    }
}

public sealed class ExportAgainstSharedTests
{
    /// <summary>Another program reads what goes out as what came in, apart from the fields that may not pass.</summary>
    [SharedDataTheory]
    [InlineData("evergreen", "jazz_1k.mrc")]
    [InlineData("evergreen", "concerto_enhanced_bibs.marcxml")]
    [InlineData("evergreen", "hebrew.marc")]
    [InlineData("evergreen", "FSL.marc")]
    [InlineData("own-nl", "nl-sample.mrc")]
    public async Task A_whole_file_goes_in_and_out_and_in_again_and_stays_what_it_was(string folder, string file)
    {
        var bytes = await File.ReadAllBytesAsync(SharedData.PathOf("marc", folder, file));
        var records = Sample.Read(bytes, file).Select(o => PublicFields.Keep(o.Record!, out _)).Where(r => !r.IsDeletion).ToArray();
        var expected = (await YazMarcdump.ReadAsync("marc", "utf8", WriterTests.Iso(records))).ConvertAll(Lines);
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var lib = await TestLibrary.Create(engine);
            await ExportCollectionTests.Import(lib, bytes, file);
            var (iso, _) = await ExportCollectionTests.Export(lib, MarcFormat.Iso2709);
            var (xml, _) = await ExportCollectionTests.Export(lib, MarcFormat.MarcXml);
            Assert.Equal(expected, (await YazMarcdump.ReadAsync("marc", "utf8", iso)).ConvertAll(Lines));
            Assert.Equal(expected, (await YazMarcdump.ReadAsync("marcxml", "utf8", xml)).ConvertAll(Lines));
            Assert.Equal((records.Length, 0, 0, records.Length, 0), ImportRecordsTests.Counts(await ExportCollectionTests.Import(lib, iso, "again.mrc")));
            Assert.Equal((records.Length, 0, 0, records.Length, 0), ImportRecordsTests.Counts(await ExportCollectionTests.Import(lib, xml, "again.xml")));
        }
    }

    /// <summary>Without the number that a title gets whose record has none.</summary>
    private static string Lines(string[] record) => string.Join('\n', record.Where(line => !line.StartsWith("001 sha256:", StringComparison.Ordinal)));
}
