using System.Text;
using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public class Marc8Tests
{
    private static string Decode(string latin1) => Marc8.Decode(Encoding.Latin1.GetBytes(latin1), out _);

    [Theory]
    [InlineData("M\u00E8uller", "Müller")]
    [InlineData("caf\u00E2e", "café")]
    [InlineData("B\u00F2h\u00E5u", "Bḥū")]
    [InlineData("\u00F0c\u00E9s \u00B1\u00B2\u00B5\u00C7", "çš łøæß")]
    [InlineData("\u00A1\u00A2\u00A5\u00A8\u00C0\u00C3\u00C8", "ŁØÆ·°©€")]
    public void A_mark_moves_behind_its_letter_and_they_become_one_character(string marc8, string expected) =>
        Assert.Equal(expected, Decode(marc8));

    [Fact]
    public void Two_marks_on_one_letter_keep_their_order() => Assert.Equal("ấ", Decode("\u00E3\u00E2a"));

    [Fact]
    public void The_two_halves_of_a_ligature_become_one_mark_over_both_letters() => Assert.Equal("t\u0361s", Decode("\u00EBt\u00ECs"));

    [Theory]
    [InlineData("H\u001Bb2\u001BsO", "H₂O")]
    [InlineData("E=mc\u001Bp2\u001Bs.", "E=mc².")]
    [InlineData("\u001Bgabc\u001Bs-decay", "αβγ-decay")]
    [InlineData("\u001B(2`\u001B(B", "א")]
    [InlineData("\u001B(NmIR\u001B(B", "Мир")]
    [InlineData("\u001B)N\u00ED\u00C9\u00D2\u001B)!E \u00E2e", "Мир é")]
    [InlineData("\u001B(SEN\u001B(B", "ΔΛ")]
    [InlineData("\u001B(!E2\u001B(Bx", "øx")]
    [InlineData("\u001B,QD\u001B,B", "ё")]
    [InlineData("\u001B(3QnG\u001B(B", "ر\u0627\u064E")]
    [InlineData("\u001B(3tQ\u001B(B", "\u0670\u0631")]
    public void An_escape_sequence_chooses_another_set_until_the_next(string marc8, string expected) => Assert.Equal(expected, Decode(marc8));

    [Fact]
    public void Three_bytes_are_one_East_Asian_character()
    {
        Assert.Equal("肖\u3000显.", Marc8.Decode("\u001B$1!S+!#!'`X\u001B(B."u8, out var losses));
        Assert.Equal(default, losses);
    }

    [Fact]
    public void An_East_Asian_code_without_character_becomes_one_replacement_character_and_is_counted()
    {
        var text = Marc8.Decode("\u001B$1!S+~~~!#!!!\u001B(B."u8, out var losses);
        Assert.Equal("肖\uFFFD\u3000\uFFFD.", text);
        Assert.Equal(2, losses.Unknown);
    }

    [Fact]
    public void An_escape_that_names_no_set_is_dropped_and_the_text_goes_on()
    {
        var text = Marc8.Decode("linn\u001Benne"u8, out var losses);
        Assert.Equal("linnenne", text);
        Assert.Equal(1, losses.Unknown);
    }

    [Theory]
    [InlineData("\u00E2")]
    [InlineData("a\u001B")]
    [InlineData("a\u001B$")]
    [InlineData("a\u001B$1!")]
    [InlineData("\u001B$1\u00E2")]
    [InlineData("\u00FF\u0080\u007F\u0001")]
    public void What_ends_too_early_or_means_nothing_is_no_error(string marc8) => Assert.NotNull(Decode(marc8));

    [Fact]
    public void Marks_around_words_that_do_not_file_are_left_out() => Assert.Equal("De aanslag", Decode("\u0088De \u0089aanslag"));
}

public class Marc8AgainstSharedTests
{
    /// <summary>The corpus of pymarc: Arabic, Hebrew, and 999 lines of Chinese, Japanese and Korean with 1,331 different characters.</summary>
    [SharedDataFact]
    public void Every_line_equals_its_Unicode_twin_character_by_character()
    {
        var marc8 = Lines(File.ReadAllBytes(SharedData.PathOf("marc", "pymarc", "test_marc8.txt")));
        var unicode = File.ReadAllText(SharedData.PathOf("marc", "pymarc", "test_utf8.txt")).TrimEnd('\n').Split('\n');
        Assert.Equal(1515, marc8.Count);
        Assert.Equal(marc8.Count, unicode.Length);
        Assert.Equal(999, marc8.Count(line => line.AsSpan().IndexOf("\u001B$1"u8) >= 0));
        for (var i = 0; i < marc8.Count; i++)
        {
            var ours = Marc8.Decode(marc8[i], out var losses);
            Assert.Equal(unicode[i].Normalize(), ours);
            Assert.Equal(0, losses.Unknown);
        }
    }

    private static List<byte[]> Lines(byte[] file)
    {
        List<byte[]> lines = [];
        foreach (var range in file.AsSpan().TrimEnd((byte)'\n').Split((byte)'\n')) lines.Add(file.AsSpan()[range].ToArray());
        return lines;
    }
}
