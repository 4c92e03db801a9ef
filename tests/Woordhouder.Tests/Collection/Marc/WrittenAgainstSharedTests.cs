using Woordhouder.Collection;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>
/// Every real bibliographic file is read by our reader, written in both forms, and read back by another program: the two forms are equal, and
/// equal to what that program says of the file itself. Where they are not, <see cref="Known"/> says which record, which fields and why.
/// </summary>
public class WrittenAgainstSharedTests
{
    private const string Rejected = "rejected";
    private const string NotWritten = "not written";
    private const string Order = "order";

    [SharedDataTheory]
    [InlineData("evergreen", "jazz_1k.mrc", "marc8")]
    [InlineData("evergreen", "concerto_enhanced_bibs.marcxml", "utf8")]
    [InlineData("evergreen", "FSL.marc", "utf8")]
    [InlineData("evergreen", "hebrew.marc", "marc8")]
    [InlineData("evergreen", "map_data.mrc", "utf8")]
    [InlineData("evergreen", "sample_acq_order.mrc", "marc8")]
    [InlineData("evergreen", "serials_marc21.xml", "utf8")]
    [InlineData("evergreen", "RDA_record_CD_Claudia.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_DVD-BLUE-RAY-MOVIE_Pineapple_express.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_DVD_Jorge_Mautner.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_MAP_2012_Enchanted_Circle.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_PHOTO_Srid_pa_ho.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_SCORE-CD_Arias_for_soprano.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_SCORE_Arias_for_bass.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_SCORE_Intermediate_studies.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_SCORE_Wiegenlied.mrc", "utf8")]
    [InlineData("evergreen", "RDA_record_SERIAL_IEEE_International_conference.mrc", "utf8")]
    [InlineData("own-nl", "nl-sample.mrc", "utf8")]
    [InlineData("own-nl", "nl-sample.marcxml", "utf8")]
    [InlineData("pymarc", "1251.dat", "windows-1251")]
    [InlineData("pymarc", "alphatag.dat", "marc8")]
    [InlineData("pymarc", "bad_eacc_encoding.dat", "marc8")]
    [InlineData("pymarc", "bad_indicator.dat", "marc8")]
    [InlineData("pymarc", "bad_marc8_escape.dat", "marc8")]
    [InlineData("pymarc", "bad_records.mrc", "marc8")]
    [InlineData("pymarc", "bad_subfield_code.dat", "marc8")]
    [InlineData("pymarc", "bad_tag.xml", "utf8")]
    [InlineData("pymarc", "batch.xml", "utf8")]
    [InlineData("pymarc", "diacritic.dat", "marc8")]
    [InlineData("pymarc", "marc.dat", "marc8")]
    [InlineData("pymarc", "marc8.dat", "marc8")]
    [InlineData("pymarc", "multi_isbn.dat", "marc8")]
    [InlineData("pymarc", "one.dat", "marc8")]
    [InlineData("pymarc", "regression45.dat", "marc8")]
    [InlineData("pymarc", "test.dat", "marc8")]
    [InlineData("pymarc", "testunimarc.dat", "marc8")]
    [InlineData("pymarc", "utf8.xml", "utf8")]
    [InlineData("pymarc", "utf8_errors.dat", "marc8")]
    [InlineData("pymarc", "utf8_invalid.mrc", "utf8")]
    [InlineData("pymarc", "utf8_with_leader_flag.dat", "utf8")]
    [InlineData("pymarc", "utf8_without_leader_flag.dat", "utf8")]
    public async Task Both_written_forms_say_what_the_file_says(string folder, string file, string coding)
    {
        var outcomes = Sample.ReadShared(folder, file);
        var original = await YazMarcdump.ReadAsync(Form(file), coding, Original(folder, file));
        Assert.Equal(outcomes.Count, original.Count);

        var found = new List<string>();
        var written = new List<MarcOutcome>();
        using var xml = new MemoryStream();
        using var iso = new MemoryStream();
        using (var xmlWriter = new MarcXmlWriter(xml))
        using (var isoWriter = new Iso2709Writer(iso))
            foreach (var outcome in outcomes)
            {
                var refusal = outcome.IsRecord ? xmlWriter.Write(outcome.Record) : null;
                if (outcome.IsRecord) Assert.Equal(refusal, isoWriter.Write(outcome.Record));
                if (outcome.IsRecord && refusal is null) written.Add(outcome);
                else found.Add($"{file} {outcome.Number}: {(outcome.IsRecord ? NotWritten : Rejected)}");
            }

        var fromXml = await YazMarcdump.ReadAsync("marcxml", "utf8", xml.ToArray());
        var fromIso = await YazMarcdump.ReadAsync("marc", "utf8", iso.ToArray());
        Assert.Equal(written.Count, fromXml.Count);
        Assert.Equal(fromXml.Select(Lines), fromIso.Select(Lines));
        foreach (var (outcome, lines) in written.Zip(fromXml))
            if (Difference(original[outcome.Number - 1], lines) is { } difference) found.Add($"{file} {outcome.Number}: {difference}");
        var known = Known.Keys.Where(k => k.StartsWith(file + ' ', StringComparison.Ordinal)).ToList();
        var surprises = found.Except(known).Select(f => $"unlisted: {f}").Concat(known.Except(found).Select(k => $"listed but equal: {k}"));
        Assert.True(!surprises.Any(), string.Join('\n', surprises));
    }

    /// <summary>The fields ("245, 260") in which two readings differ, or null.</summary>
    private static string? Difference(string[] one, string[] other)
    {
        if (one.SequenceEqual(other)) return null;
        var tags = Without(one, other).Concat(Without(other, one)).Distinct().Order(StringComparer.Ordinal).ToList();
        return tags.Count == 0 ? Order : string.Join(", ", tags);

        static IEnumerable<string> Without(string[] lines, string[] those)
        {
            var left = those.ToList();
            return lines.Select((line, i) => (Line: line, Tag: i == 0 ? "leader" : line[..3])).Where(l => !left.Remove(l.Line)).Select(l => l.Tag);
        }
    }

    private static string Lines(string[] record) => string.Join('\n', record);

    private static string Form(string file) => file.EndsWith("xml", StringComparison.Ordinal) ? "marcxml" : "marc";

    /// <summary>One file is a row of records without the element around them that XML asks for; the other program needs it.</summary>
    private static byte[] Original(string folder, string file)
    {
        var bytes = File.ReadAllBytes(SharedData.PathOf("marc", folder, file));
        return file == "serials_marc21.xml" ? [.. "<collection>"u8, .. bytes, .. "</collection>"u8] : bytes;
    }

    private const string OtherAlphabet = "Windows-1251, which nothing in the record says: refused rather than garbled; the other program was told.";
    private const string NoType = "A leader without a type of record: a title without one is read and written as a text (a).";
    private const string Mended = "The directory or base address lies; we tell the fields apart by their terminators, the other program loses them.";
    private const string NoMarc8 = "A byte E1 stands where an apostrophe was; as MARC-8 it is a mark before no letter, so we read the record as Western European. Both are guesses.";
    private const string MarkBeforeBlank = "A mark before a blank: we leave it with the letter before, the other program puts it on the blank.";
    private const string OrderOfFields = "Control fields stand between data fields in the file; we write them first, as the schema asks.";

    private static readonly Dictionary<string, string> Known = new()
    {
        ["1251.dat 1: rejected"] = OtherAlphabet,
        ["1251.dat 2: rejected"] = OtherAlphabet,
        ["1251.dat 3: rejected"] = OtherAlphabet,
        ["1251.dat 4: rejected"] = OtherAlphabet,
        ["1251.dat 5: rejected"] = OtherAlphabet,
        ["1251.dat 6: rejected"] = OtherAlphabet,
        ["bad_eacc_encoding.dat 1: 880"] = "Bytes that are no East Asian character: we put U+FFFD in their place, the other program leaves them out.",
        ["bad_indicator.dat 1: not written"] = "A field with the tag \"0 2\", which neither form can hold.",
        ["bad_marc8_escape.dat 1: 222, 245, 260, 580, 710, 780"] = "An escape that names no set: we drop it and read on, the other program drops the whole subfield.",
        ["bad_records.mrc 1: leader"] = NoType,
        ["bad_records.mrc 2: 245, leader"] = Mended,
        ["bad_records.mrc 3: 245, leader"] = Mended,
        ["bad_records.mrc 4: rejected"] = "The directory is not built of entries of 12 characters; the other program finds no field in it either.",
        ["bad_records.mrc 5: rejected"] = "The directory is not built of entries of 12 characters; the other program finds no field in it either.",
        ["bad_records.mrc 6: 245, leader"] = Mended,
        ["bad_records.mrc 7: rejected"] = "Only a piece of a leader; the other program finds no field in it either.",
        ["bad_records.mrc 8: leader"] = NoType,
        ["bad_subfield_code.dat 1: 245, 260, 300, 500, 630, 650"] =
            "A subfield code with an accent, counted as one byte too few in the directory: we read the letter and mend the fields, the other program cuts them.",
        ["bad_tag.xml 1: 42 , leader"] = "A tag of two characters is left out and the record doubted; its leader is too short for the other program.",
        ["hebrew.marc 7: 240"] = MarkBeforeBlank,
        ["hebrew.marc 18: 880"] = "A byte without a meaning: we put U+FFFD in its place, the other program leaves it out.",
        ["jazz_1k.mrc 487: 505"] = NoMarc8,
        ["jazz_1k.mrc 632: order"] = OrderOfFields,
        ["jazz_1k.mrc 699: order"] = OrderOfFields,
        ["jazz_1k.mrc 873: 505"] = NoMarc8,
        ["jazz_1k.mrc 874: 505"] = NoMarc8,
        ["jazz_1k.mrc 875: 505"] = NoMarc8,
        ["jazz_1k.mrc 877: 505"] = MarkBeforeBlank,
        ["testunimarc.dat 1: rejected"] = "UNIMARC, which is another standard: refused by name.",
        ["utf8_invalid.mrc 1: 260"] = "A subfield without a code cannot be placed and is left out, with a doubt; the other program takes half a character for its code.",
    };
}
