using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>
/// Every file that there is: how many records another program (yaz-marcdump) reads in it, how many titles stand in the database afterwards, and each record
/// that makes the difference.
/// </summary>
public sealed class LandedAgainstSharedTests
{
    private const string Authority = "authority record", Holdings = "holdings record", Deleted = "marks this record as deleted", NoLeader = "neither UTF-8 nor MARC-8";

    /// <param name="Yaz">Records that yaz-marcdump reads.</param>
    /// <param name="Landed">Titles in the database, from an empty one.</param>
    /// <param name="Rejected">Numbers of rejected records and a part of the reason; "" as number: the file as a whole.</param>
    /// <param name="Note">Where yaz reads another number than we: why.</param>
    /// <param name="Again">Records that describe a title of the same file once more.</param>
    private sealed record Verdict(int Yaz, int Landed, (string Numbers, string Reason)[] Rejected, string Note = "", int Again = 0);

    private static Verdict All(int records) => new(records, records, []);
    private static Verdict Whole(string reason, int yaz = 0) => new(yaz, 0, [("", reason)], yaz > 0 ? "records within an envelope" : "");

    private static readonly Dictionary<string, Verdict> Verdicts = new()
    {
        ["evergreen/jazz_1k.mrc"] = All(1000),
        ["evergreen/concerto_enhanced_bibs.marcxml"] = new(344, 341, [("296,321,326", Deleted)]),
        ["evergreen/FSL.marc"] = All(52),
        ["evergreen/hebrew.marc"] = All(20),
        ["evergreen/serials_marc21.xml"] = new(1, 7, [], "no root element: yaz stops after the first record"),
        ["evergreen/serials_mfhd.xml"] = new(7, 0, [("1-7", Holdings)]),
        ["evergreen/auth-1066.mrc"] = new(1066, 0, [("1-1066", Authority)]),
        ["evergreen/auth-subset100.mrc"] = new(17, 0, [("1-17", Authority)]),
        ["evergreen/map_data.mrc"] = All(3),
        ["evergreen/sample_acq_order.mrc"] = All(10),
        ["evergreen/RDA_record_CD_Claudia.mrc"] = All(1),
        ["evergreen/RDA_record_DVD-BLUE-RAY-MOVIE_Pineapple_express.mrc"] = All(1),
        ["evergreen/RDA_record_DVD_Jorge_Mautner.mrc"] = All(1),
        ["evergreen/RDA_record_MAP_2012_Enchanted_Circle.mrc"] = All(1),
        ["evergreen/RDA_record_PHOTO_Srid_pa_ho.mrc"] = All(1),
        ["evergreen/RDA_record_SCORE-CD_Arias_for_soprano.mrc"] = All(1),
        ["evergreen/RDA_record_SCORE_Arias_for_bass.mrc"] = All(1),
        ["evergreen/RDA_record_SCORE_Intermediate_studies.mrc"] = All(1),
        ["evergreen/RDA_record_SCORE_Wiegenlied.mrc"] = All(1),
        ["evergreen/RDA_record_SERIAL_IEEE_International_conference.mrc"] = All(1),
        ["own-nl/nl-sample.mrc"] = All(16),
        ["own-nl/nl-sample.marcxml"] = All(16),
        ["pymarc/1251.dat"] = new(6, 0, [("1-6", NoLeader)]),
        ["pymarc/alphatag.dat"] = All(1),
        ["pymarc/bad_eacc_encoding.dat"] = All(1),
        ["pymarc/bad_indicator.dat"] = All(1),
        ["pymarc/bad_marc8_escape.dat"] = All(1),
        // One record eight times over, damaged in another way each time.
        ["pymarc/bad_records.mrc"] = new(8, 1, [("4,5,7", "")], Again: 4),
        ["pymarc/bad_subfield_code.dat"] = All(1),
        ["pymarc/bad_tag.xml"] = All(1),
        ["pymarc/batch.json"] = Whole("JSON"),
        ["pymarc/batch.xml"] = All(2),
        ["pymarc/diacritic.dat"] = All(1),
        ["pymarc/marc.dat"] = All(20),
        ["pymarc/marc8.dat"] = All(1),
        ["pymarc/multi_isbn.dat"] = All(1),
        ["pymarc/one.dat"] = All(1),
        ["pymarc/one.json"] = Whole("JSON"),
        ["pymarc/regression45.dat"] = All(12),
        ["pymarc/test.dat"] = All(10),
        ["pymarc/test.json"] = Whole("JSON"),
        ["pymarc/test_marc8.txt"] = Whole("plain text"),
        ["pymarc/test_utf8.txt"] = Whole("plain text"),
        ["pymarc/testunimarc.dat"] = new(1, 0, [("1", "UNIMARC")]),
        ["pymarc/utf8.xml"] = All(1),
        ["pymarc/utf8_errors.dat"] = All(1),
        ["pymarc/utf8_invalid.mrc"] = All(1),
        ["pymarc/utf8_with_leader_flag.dat"] = All(1),
        ["pymarc/utf8_without_leader_flag.dat"] = All(1),
        ["schema-sru/gvi_sru_response.xml"] = Whole("SRU", yaz: 2),
        ["schema-sru/gvi_sru_response_3.xml"] = Whole("SRU", yaz: 2),
        ["schema-sru/MARC21slim.xsd"] = Whole("schema"),
        ["schema-sru/diagnostic.xsd"] = Whole("schema"),
        ["schema-sru/facetedResults.xsd"] = Whole("schema"),
        ["schema-sru/opacxml.xsd"] = Whole("schema"),
        ["schema-sru/scan.xsd"] = Whole("schema"),
        ["schema-sru/searchResultAnalysis.xsd"] = Whole("schema"),
        ["schema-sru/sruResponse.xsd"] = Whole("schema"),
        ["schema-sru/xcql.xsd"] = Whole("schema"),
    };

    [SharedDataFact]
    public void Every_file_has_a_verdict() =>
        Assert.Equal(Verdicts.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(SharedData.PathOf("marc"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(SharedData.PathOf("marc"), f).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [SharedDataTheory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task As_many_titles_stand_in_the_database_as_records_can_be_read_and_each_difference_is_named(Engine engine)
    {
        List<string> wrong = [];
        foreach (var (file, verdict) in Verdicts)
        {
            await using var lib = await TestLibrary.Create(engine);
            await using var scope = lib.AsLibrary();
            var report = await scope.Get<ImportRecords>().Do([SharedData.PathOf("marc", file)]);
            var landed = await scope.Get<Things>().Set<Title>().CountAsync();
            var expected = string.Join("; ", verdict.Rejected.SelectMany(r => Numbers(r.Numbers).Select(n => $"{n} {r.Reason}")));
            var got = string.Join("; ", report.RecordsRejected.Select(r => $"{r.Number} {verdict.Rejected.Select(v => v.Reason).FirstOrDefault(v => r.Reason.Contains(v, StringComparison.Ordinal)) ?? r.Reason}"));
            if ((landed, got) != (verdict.Landed, expected)) wrong.Add($"{file}: {landed} landed, {got}");
            if (report.TitlesAdded != landed || report.RecordsRead != landed + verdict.Again + report.Rejected) wrong.Add($"{file}: the report says {report.TitlesAdded} of {report.RecordsRead}, {report.Rejected} rejected");
        }
        Assert.Empty(wrong);

        static IEnumerable<int> Numbers(string text) => text.Length == 0 ? [0] : text.Split(',').SelectMany(part => part.Split('-') is [var from, var to]
            ? Enumerable.Range(int.Parse(from, System.Globalization.CultureInfo.InvariantCulture), int.Parse(to, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(from, System.Globalization.CultureInfo.InvariantCulture) + 1)
            : [int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [SharedDataFact]
    public async Task The_other_program_reads_as_many_records_as_the_verdicts_say()
    {
        List<string> wrong = [];
        foreach (var (file, verdict) in Verdicts)
        {
            var xml = file.EndsWith("xml", StringComparison.Ordinal) || file.EndsWith(".xsd", StringComparison.Ordinal);
            var read = await YazMarcdump.CountAsync(xml ? "marcxml" : "marc", SharedData.PathOf("marc", file));
            if (read != verdict.Yaz) wrong.Add($"{file}: {read}");
            var rejected = verdict.Rejected.Any(r => r.Numbers.Length > 0);
            if (read != verdict.Landed && !rejected && verdict.Note.Length == 0) wrong.Add($"{file}: {read} read, {verdict.Landed} landed, and nobody says why");
        }
        Assert.Empty(wrong);
    }
}
