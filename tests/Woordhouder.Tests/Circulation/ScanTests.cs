using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class ScanTests
{
    private static readonly CardSettings Cards = new("21315");

    [Theory]
    [InlineData("", "Empty", "")]
    [InlineData(" \r\n", "Empty", "")]
    [InlineData("*klaar", "Done", "*klaar")]
    [InlineData("*ONGEDAAN", "Undo", "*ONGEDAAN")]
    [InlineData("*bon", "Receipt", "*bon")]
    [InlineData("*INNEMEN", "CheckIn", "*INNEMEN")]
    [InlineData("*UITLENEN", "CheckOut", "*UITLENEN")]
    [InlineData("21315000000015", "Card", "21315000000015")]
    [InlineData("\u000221315 0000 00015\t", "Card", "21315000000015")]
    [InlineData("21315000000018", "Item", "21315000000018")] // check digit
    [InlineData("2131500000001", "Item", "2131500000001")] // not whole
    [InlineData("30127000000013", "Item", "30127000000013")]
    public void The_field_takes_a_card_an_item_or_a_control_barcode(string typed, string kind, string text) =>
        Assert.Equal((kind, text), (Scan.Of(typed, Cards).Kind.ToString(), Scan.Of(typed, Cards).Text));

    [Theory]
    [InlineData("Dijkstra", true)]
    [InlineData("1315 AB", true)]
    [InlineData("30127000000013", false)]
    [InlineData("A1B2C3", false)]
    [InlineData("*KLAAR", false)]
    public void A_name_or_postcode_is_told_from_a_number(string typed, bool name) => Assert.Equal(name, Scan.Of(typed, Cards).LooksTyped);

    [Fact]
    public void Every_barcode_of_the_desk_card_does_something() => Assert.DoesNotContain(Scan.Controls.Select(c => Scan.Of(c, Cards).Kind), k => k is ScanKind.Item or ScanKind.Card or ScanKind.Empty);
}

public sealed class RecentReturnTests
{
    [Fact]
    public void What_the_page_carries_comes_back_as_it_was()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_772_442_000_000);
        RecentReturn[] lines = [new(new LoanId(Guid.Parse("0198c1f0-0000-7000-8000-000000000000")), "30127|1", at), new(default, "2", at)];
        Assert.Equal(lines, RecentReturn.Read(RecentReturn.Write(lines)));
    }

    [Theory]
    [InlineData(null), InlineData("x|y|z"), InlineData("0198c1f0000070008000000000000000|99999999999999999|1"), InlineData("||\n|")]
    public void What_somebody_else_put_there_is_nothing(string? carried) => Assert.Empty(RecentReturn.Read(carried));
}
