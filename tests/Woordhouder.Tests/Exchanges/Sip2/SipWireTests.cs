using System.Text;
using Woordhouder.Exchanges.Sip2;
using Xunit;

namespace Woordhouder.Tests.Exchanges.Sip2;

/// <summary>Messages taken apart and put together: checksums over bytes, fixed parts as real terminals send them, character sets, dates.</summary>
public sealed class SipWireTests
{
    private static SipRequest Read(string message, SipCharset charset = SipCharset.Ascii)
    {
        var (reading, request) = SipRequest.Read(Encoding.Latin1.GetBytes(message), charset);
        Assert.Equal(SipReading.Good, reading);
        return request!;
    }

    [Fact]
    public void A_message_with_a_right_checksum_is_read_and_one_with_a_wrong_one_is_damaged()
    {
        var request = Read("9300CNuser_id|COpassw0rd|AY1AZF594");
        Assert.Equal((SipCommand.LogIn, 1, true), (request.Command, request.Sequence, request.HasChecksum));
        Assert.Equal(("user_id", "passw0rd"), (request["CN"], request["CO"]));
        Assert.Equal(SipReading.Damaged, SipRequest.Read("9300CNuser_id|COpassw0rd|AY1AZF595"u8, SipCharset.Ascii).Reading);
        Assert.Equal("941AY1AZFDFC", Encoding.ASCII.GetString(SipAnswer.Write("941", SipCharset.Ascii, checksum: true, sequence: 1)));
        Assert.Equal("96AZFEF6", Encoding.ASCII.GetString(SipAnswer.Write("96", SipCharset.Ascii, checksum: true, sequence: null)));
        Assert.Equal("96", Encoding.ASCII.GetString(SipAnswer.Write("96", SipCharset.Ascii, checksum: false, sequence: null)));
    }

    [Theory]
    [InlineData("97AZFEF5")]
    [InlineData("97AY0AZFE2B")]
    [InlineData("97")]
    public void Both_forms_of_a_request_to_send_again_are_read(string message) => Assert.Equal(SipCommand.RequestResend, Read(message).Command);

    [Theory]
    [InlineData("65AOBanjo|AApaul|ADfoo|BON|", "paul")] // php-sip2 leaves the date out
    [InlineData("6520060102    084236AOBR1|AA999999|", "999999")]
    [InlineData("15+20060415    110158|AOBR1|AA999999|ABx|", "999999")] // a stray delimiter
    [InlineData("29NN2006010    084236                  AOBR1|AA999999|AB15|", "999999")] // a date that is a sign short
    [InlineData("1720060110    215612AOBR1|||AB1565921879|AAx", "x")] // no last delimiter, some too many
    public void What_real_terminals_send_is_read(string message, string card) => Assert.Equal(card, Read(message)["AA"]);

    [Fact]
    public void The_parts_of_fixed_width_are_where_the_standard_says()
    {
        var request = Read("11YN20060329    203000                  AOBR1|AA999999|AB1565921879|AC|BIY|");
        Assert.True(request.Says(SipLayout.MayRenew));
        Assert.False(request.Says(SipLayout.NoBlock));
        Assert.Equal(("20060329    203000", new string(' ', 18)), (request.Part(SipLayout.Date), request.Part(SipLayout.DueDate)));
        Assert.Equal(("", null, "Y"), (request.Field("AC"), request.Field("AD"), request["BI"]));
        Assert.Equal(("2.00", "2.00", "1.00"), (Read("9910302.00").Part(SipLayout.Version), Read("990 802.00").Part(SipLayout.Version), Read("9900801.00").Part(SipLayout.Version)));
        Assert.Equal(" Y        ", Read("6300120180723    094611 Y        AOBanjo|AApaul|").Part(SipLayout.Summary));
    }

    [Fact]
    public void The_same_message_with_another_sequence_and_date_asks_the_same_and_any_other_difference_does_not()
    {
        var first = Read("11YN20060329    203000                  AOBR1|AA999999|AB1|AC|").WithoutDate;
        Assert.Equal(first, Read("11YN20070501    101010                  AA999999|AOBR1|AB1|AC|").WithoutDate);
        Assert.NotEqual(first, Read("11NN20060329    203000                  AOBR1|AA999999|AB1|AC|").WithoutDate);
        Assert.NotEqual(first, Read("11YN20060329    203000                  AOBR1|AA999999|AB2|AC|").WithoutDate);
        Assert.NotEqual(first, Read("11YN20060329    203000                  AOBR1|AA999999|AB1|AC|BIY|").WithoutDate);
        // Passwords were judged before. Dates of now are the clock's; those of then belong to what happened.
        Assert.Equal(first, Read("11YN20060329    20300020060419    000000AOBR1|AA999999|AB1|AC1234|AD5678|").WithoutDate);
        Assert.NotEqual(Read("11NY20060329    203000                  AA999999|AB1|").WithoutDate, Read("11NY20060329    20300020060419    000000AA999999|AB1|").WithoutDate);
        Assert.Equal(Read("09N20060329    20300020060329    203000APhal|AB1|").WithoutDate, Read("09N20060330    10101020060330    101010APhal|AB1|").WithoutDate);
        Assert.NotEqual(Read("09Y20060329    20300020060329    203000APhal|AB1|").WithoutDate, Read("09Y20060329    20300020060328    203000APhal|AB1|").WithoutDate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("00CN")]
    [InlineData("98YYYYYY")]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("11YN")]
    public void What_is_no_request_is_unknown(string message) => Assert.Equal(SipReading.Unknown, SipRequest.Read(Encoding.Latin1.GetBytes(message), SipCharset.Ascii).Reading);

    [Theory]
    [InlineData("Ascii", "Cafe bij de IJssel - EUR 5 'nu' L'Enigme, strasse")]
    [InlineData("Latin1", "Café bij de IJssel - EUR 5 'nu' L'Énigme, straße")]
    [InlineData("Cp850", "Café bij de IJssel - EUR 5 'nu' L'Énigme, straße")]
    [InlineData("Utf8", "Café bij de Ĳssel – € 5 ‘nu’ L’Énigme, straße")]
    public void Letters_that_a_terminal_does_not_have_are_written_plainly_and_never_as_a_question_mark(string charset, string expected)
    {
        var set = Enum.Parse<SipCharset>(charset);
        Assert.Equal(expected, SipText.Decode(SipText.Encode("Café bij de Ĳssel – € 5 ‘nu’ L’Énigme, straße", set), set));
    }

    [Fact]
    public void A_value_cannot_end_its_field_or_its_message()
    {
        var answer = new SipAnswer("18").Field("AJ", "Een|twee\r\n96AZ" + new string('x', 400)).Text;
        Assert.Equal(("18AJEen twee  96AZ", 255 + 5), (answer[..18], answer.Length));
        Assert.DoesNotContain('\r', answer);
    }

    [Fact]
    public void Dates_are_local_unless_they_say_UTC()
    {
        static DateOnly InAlmere(DateTimeOffset at) => DateOnly.FromDateTime(at.AddHours(1).DateTime);
        Assert.Equal(new DateOnly(2026, 3, 2), SipDate.Day("20260302    233000", InAlmere));
        Assert.Equal(new DateOnly(2026, 3, 3), SipDate.Day("20260302   Z233000", InAlmere));
        Assert.Null(SipDate.Day(new string(' ', 18), InAlmere));
        Assert.Null(SipDate.Day("20261399    000000", InAlmere));
        static DateTimeOffset Here(DateTime at) => new(at, TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 22, 30, 0, TimeSpan.Zero), SipDate.Moment("20260302    233000", Here));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero), SipDate.Moment("20260302   Z233000", Here));
        foreach (var none in new[] { "", "00010101    000000", "99991231   Z235959" }) Assert.Null(SipDate.Moment(none, Here));
        Assert.Equal("20260302    235959", SipDate.Of(new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void One_list_is_asked_for_or_none()
    {
        Assert.Equal(SummaryList.ChargedItems, SipCodes.AskedFor("  Y       "));
        Assert.Null(SipCodes.AskedFor("          "));
        Assert.Null(SipCodes.AskedFor("YY        "));
        Assert.Null(SipCodes.AskedFor("      Y   "));
        Assert.Equal("Y  Y Y        ", SipCodes.Status([PatronDenial.Charge, PatronDenial.Hold, PatronDenial.TooManyCharged]));
    }
}
