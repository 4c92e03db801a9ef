using System.Text.Json;
using System.Text.Json.Serialization;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>The real files, each with a verdict worked out by hand and, for the text, with another program (yaz-marcdump).</summary>
public class MarcFileAgainstSharedTests
{
    [SharedDataTheory]
    [InlineData("evergreen", "jazz_1k.mrc", 1000, 0)]
    [InlineData("evergreen", "concerto_enhanced_bibs.marcxml", 344, 0)]
    [InlineData("evergreen", "FSL.marc", 52, 0)]
    [InlineData("evergreen", "hebrew.marc", 20, 0)]
    [InlineData("evergreen", "map_data.mrc", 3, 0)]
    [InlineData("evergreen", "sample_acq_order.mrc", 10, 0)]
    [InlineData("evergreen", "serials_marc21.xml", 7, 0)]
    [InlineData("evergreen", "RDA_record_DVD_Jorge_Mautner.mrc", 1, 0)]
    [InlineData("own-nl", "nl-sample.mrc", 16, 0)]
    [InlineData("own-nl", "nl-sample.marcxml", 16, 0)]
    [InlineData("pymarc", "1251.dat", 0, 6)]
    [InlineData("pymarc", "alphatag.dat", 1, 0)]
    [InlineData("pymarc", "bad_eacc_encoding.dat", 1, 0)]
    [InlineData("pymarc", "bad_indicator.dat", 1, 0)]
    [InlineData("pymarc", "bad_marc8_escape.dat", 1, 0)]
    [InlineData("pymarc", "bad_records.mrc", 5, 3)]
    [InlineData("pymarc", "bad_subfield_code.dat", 1, 0)]
    [InlineData("pymarc", "bad_tag.xml", 1, 0)]
    [InlineData("pymarc", "batch.xml", 2, 0)]
    [InlineData("pymarc", "diacritic.dat", 1, 0)]
    [InlineData("pymarc", "marc.dat", 20, 0)]
    [InlineData("pymarc", "marc8.dat", 1, 0)]
    [InlineData("pymarc", "multi_isbn.dat", 1, 0)]
    [InlineData("pymarc", "one.dat", 1, 0)]
    [InlineData("pymarc", "regression45.dat", 12, 0)]
    [InlineData("pymarc", "test.dat", 10, 0)]
    [InlineData("pymarc", "testunimarc.dat", 0, 1)]
    [InlineData("pymarc", "utf8.xml", 1, 0)]
    [InlineData("pymarc", "utf8_errors.dat", 1, 0)]
    [InlineData("pymarc", "utf8_invalid.mrc", 1, 0)]
    [InlineData("pymarc", "utf8_with_leader_flag.dat", 1, 0)]
    [InlineData("pymarc", "utf8_without_leader_flag.dat", 1, 0)]
    [InlineData("evergreen", "auth-1066.mrc", 0, 1066)]
    [InlineData("evergreen", "auth-subset100.mrc", 0, 17)]
    [InlineData("evergreen", "serials_mfhd.xml", 0, 7)]
    public void Each_file_gives_its_records_and_rejections(string folder, string file, int read, int rejected)
    {
        var outcomes = Sample.ReadShared(folder, file);
        Assert.Equal((read, rejected), (outcomes.Count(o => o.IsRecord), outcomes.Count(o => !o.IsRecord)));
        Assert.Equal(Enumerable.Range(1, read + rejected), outcomes.Select(o => o.Number));
        Assert.All(outcomes.Where(o => o.IsRecord && !o.Record.IsDeletion), o => Assert.Null(TitleFacts.From(o.Record!).Reason));
    }

    [SharedDataTheory]
    [InlineData("pymarc", "batch.json", "JSON")]
    [InlineData("pymarc", "one.json", "JSON")]
    [InlineData("pymarc", "test.json", "JSON")]
    [InlineData("pymarc", "test_marc8.txt", "plain text")]
    [InlineData("schema-sru", "gvi_sru_response.xml", "SRU")]
    [InlineData("schema-sru", "gvi_sru_response_3.xml", "SRU")]
    [InlineData("schema-sru", "MARC21slim.xsd", "schema")]
    [InlineData("schema-sru", "sruResponse.xsd", "schema")]
    public void Each_other_file_is_refused_as_a_whole_by_its_name(string folder, string file, string expected)
    {
        var outcome = Assert.Single(Sample.ReadShared(folder, file));
        Assert.Equal(0, outcome.Number);
        Assert.Contains(expected, outcome.Reason, StringComparison.Ordinal);
    }

    [SharedDataTheory]
    [InlineData("auth-1066.mrc", "authority")]
    [InlineData("serials_mfhd.xml", "holdings")]
    public void Records_that_are_no_titles_are_called_by_their_name(string file, string expected) =>
        Assert.All(Sample.ReadShared("evergreen", file), o => Assert.Contains(expected, o.Reason, StringComparison.Ordinal));

    [SharedDataFact]
    public void The_Dutch_sample_gives_equal_facts_in_both_forms()
    {
        var iso = FactsOf("nl-sample.mrc");
        Assert.Equal(16, iso.Count);
        Assert.Equal(iso, FactsOf("nl-sample.marcxml"));

        static List<string> FactsOf(string file) =>
            [.. Sample.ReadShared("own-nl", file).Select(o => JsonSerializer.Serialize(TitleFacts.From(o.Record!).Facts, Json))];
    }

    [SharedDataFact]
    public void The_Dutch_sample_has_one_or_more_of_each_common_material()
    {
        var facts = Sample.ReadShared("own-nl", "nl-sample.mrc").Select(o => TitleFacts.From(o.Record!).Facts!).ToList();
        Assert.Equal(
            "Book 10, LargePrint 1, EBook 1, Magazine 1, Audiobook 1, MusicCd 1, Dvd 1",
            string.Join(", ", facts.GroupBy(f => f.Material).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}")));
        Assert.Equal(["aanslag", "diner", "Max Havelaar", "vlucht regenwulpen", "Indische duinen"], facts.Take(5).Select(f => f.SortTitle));
        Assert.Equal("Öztürk, Ayşe", facts[13].Contributors[0].Name);
        Assert.Equal(Audience.NineToTwelve, facts.Single(f => f.Title == "Minoes").Audience);
    }

    [SharedDataFact]
    public void The_flag_for_UTF_8_makes_no_difference_to_what_is_read()
    {
        var with = Assert.Single(Sample.ReadShared("pymarc", "utf8_with_leader_flag.dat")).Record!;
        var without = Assert.Single(Sample.ReadShared("pymarc", "utf8_without_leader_flag.dat")).Record!;
        var marc8 = Assert.Single(Sample.ReadShared("pymarc", "marc8.dat")).Record!;
        Assert.Equal("De la solitude à la communauté.", with.Field("240")!['a']);
        Assert.Equal(with.Field("240")!['a'], without.Field("240")!['a']);
        Assert.Equal(with.Field("240")!['a'], marc8.Field("240")!['a']);
        Assert.Equal((MarcDoubt.None, MarcDoubt.CodingFlagLies, MarcDoubt.None), (with.Doubts, without.Doubts, marc8.Doubts));
    }

    [SharedDataFact]
    public void Bad_records_are_mended_where_certain_and_refused_where_not()
    {
        var outcomes = Sample.ReadShared("pymarc", "bad_records.mrc");
        Assert.Equal([true, true, true, false, false, true, false, true], outcomes.Select(o => o.IsRecord));
        Assert.Equal([0L, 127, 254, 381, 509, 637, 764, 790], outcomes.Select(o => o.Offset));
        Assert.All(outcomes.Where(o => o.IsRecord), o => Assert.Equal("The pragmatic programmer : ", o.Record!.Field("245")!['a']));
        Assert.Equal("ActivePerl with ASP and ADO /", Sample.ReadShared("pymarc", "bad_subfield_code.dat")[0].Record!.Field("245")!['a']);
    }

    [SharedDataFact]
    public void Hebrew_stands_beside_its_transliteration()
    {
        var facts = TitleFacts.From(Sample.ReadShared("evergreen", "hebrew.marc")[1].Record!).Facts!;
        Assert.Equal(("Har Tsevi", "הר צבי", "Frank, Ẓevi Pesaḥ"), (facts.Title, facts.TitleInScript, facts.Contributors[0].Name));
    }

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter(), new IsbnText() } };

    private sealed class IsbnText : JsonConverter<Isbn>
    {
        public override Isbn Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();
        public override void Write(Utf8JsonWriter writer, Isbn value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
