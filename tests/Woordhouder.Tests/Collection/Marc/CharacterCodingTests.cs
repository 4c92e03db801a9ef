using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>Leader/09 says 'a' for UTF-8 and blank for MARC-8, and lies; the bytes decide.</summary>
public class CharacterCodingTests
{
    private const string ClaimsUtf8 = "00000nam a2200000 i 4500";
    private const string ClaimsMarc8 = "00000nam  2200000 i 4500";

    private static MarcRecord Read(string leader, Encoding encoding, params string[] lines) =>
        Assert.Single(Sample.Read(new Sample(lines) { Leader = leader }.Bytes(encoding))).Record!;

    private static string? Title(MarcRecord record) => record.Field("245")?['a'];

    [Fact]
    public void UTF_8_without_the_flag_is_read_as_UTF_8()
    {
        var record = Read(ClaimsMarc8, Encoding.UTF8, "245 00 $aÖztürk, ideeën over Łódź");
        Assert.Equal("Öztürk, ideeën over Łódź", Title(record));
        Assert.Equal(MarcDoubt.CodingFlagLies, record.Doubts);
    }

    [Fact]
    public void MARC_8_as_the_flag_says_is_read_as_MARC_8()
    {
        var record = Read(ClaimsMarc8, Encoding.Latin1, "245 00 $aid\u00E8ee\u00E8en \u00E2een caf\u00E2e");
        Assert.Equal("idëeën éen café", Title(record));
        Assert.Equal(MarcDoubt.None, record.Doubts);
    }

    [Fact]
    public void Western_European_bytes_that_make_no_sense_as_MARC_8_are_read_as_what_they_are()
    {
        var record = Read(ClaimsMarc8, Encoding.Latin1, "245 00 $aCrème brûlée in café België", "500 __ $aEén, geïllustreerd");
        Assert.Equal("Crème brûlée in café België", Title(record));
        Assert.Equal(MarcDoubt.CodingFlagLies, record.Doubts);
    }

    [Fact]
    public void A_field_that_is_not_UTF_8_in_a_record_that_says_so_costs_only_that_field_its_coding()
    {
        var record = Read(ClaimsUtf8, Encoding.Latin1, "245 00 $aZo\u00C3\u00AB", "500 __ $aVoor \u0080 5 bij caf\u00E9 Zo\u00EB");
        Assert.Equal("Zoë", Title(record));
        Assert.Equal("Voor € 5 bij café Zoë", record.Field("500")!['a']);
        Assert.Equal(MarcDoubt.CodingFlagLies, record.Doubts);
    }

    [Fact]
    public void Two_codings_in_one_file_are_told_apart_record_by_record()
    {
        byte[] file =
        [
            .. new Sample("245 00 $aid\u00E8ee") { Leader = ClaimsMarc8 }.Bytes(Encoding.Latin1),
            .. new Sample("245 00 $aidëe") { Leader = ClaimsUtf8 }.Bytes(),
            .. new Sample("245 00 $aidëe") { Leader = ClaimsMarc8 }.Bytes(),
            .. new Sample("245 00 $a\u001B(NmIR\u001B(B") { Leader = ClaimsMarc8 }.Bytes(Encoding.Latin1),
        ];
        Assert.Equal(["idëe", "idëe", "idëe", "Мир"], Sample.Read(file).Select(o => Title(o.Record!)));
    }

    [Fact]
    public void Escape_sequences_in_a_record_that_says_UTF_8_but_has_no_UTF_8_are_followed()
    {
        var record = Read(ClaimsUtf8, Encoding.ASCII, "245 00 $a\u001B(NmIR\u001B(B");
        Assert.Equal("Мир", Title(record));
        Assert.Equal(MarcDoubt.CodingFlagLies, record.Doubts);
    }

    [Theory]
    [InlineData("!S+!#!'`X", "肖\u3000显", MarcDoubt.None)]
    [InlineData("!S+~~~", "肖\uFFFD", MarcDoubt.UnknownCharacters)]
    public void Chinese_in_MARC_8_is_read_and_what_has_no_meaning_is_flagged(string marc8, string expected, object doubt)
    {
        var file = new Sample("245 00 $aLao tz\u00E2u", $"880 00 $6245-01$a\u001B\u00A4" + "1" + marc8 + "\u001B(B") { Leader = ClaimsMarc8 }.Bytes(Encoding.Latin1);
        var record = Assert.Single(Sample.Read([.. file.Select(b => b == 0xA4 ? (byte)'$' : b)])).Record!;
        Assert.Equal("Lao tzú", Title(record));
        Assert.Equal(expected, record.Field("880")!['a']);
        Assert.Equal(doubt, record.Doubts);
    }

    [Fact]
    public void Another_alphabet_in_an_unknown_coding_is_refused_rather_than_garbled()
    {
        // "Основы гидравлического расчета" in Windows-1251.
        var bytes = new byte[] { 0xCE, 0xF1, 0xED, 0xEE, 0xE2, 0xFB, 0x20, 0xE3, 0xE8, 0xE4, 0xF0, 0xE0, 0xE2, 0xEB, 0xE8, 0xF7, 0xE5, 0xF1, 0xEA, 0xEE, 0xE3, 0xEE };
        var outcome = Assert.Single(Sample.Read(new Sample("245 00 $a" + Encoding.Latin1.GetString(bytes)) { Leader = ClaimsMarc8 }.Bytes(Encoding.Latin1)));
        Assert.Contains("neither UTF-8 nor MARC-8", outcome.Reason, StringComparison.Ordinal);
    }
}
