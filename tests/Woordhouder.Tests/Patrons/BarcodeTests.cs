using Woordhouder.Platform.Web;
using Xunit;

namespace Woordhouder.Tests.Patrons;

public sealed class BarcodeTests
{
    [Fact]
    public void Figures_go_in_pairs_with_the_check_value_of_the_standard()
    {
        // Worked out by hand: 105 + 1·12 + 2·34 = 185; 185 mod 103 = 82.
        Assert.Equal([105, 12, 34, 82, 106], Code128.Values("1234"));
    }

    [Fact]
    public void Other_text_goes_letter_by_letter()
    {
        // 104 + 1·33 (A) + 2·17 (1) + 3·34 (B) = 273; 273 mod 103 = 67.
        Assert.Equal([104, 33, 17, 34, 67, 106], Code128.Values("A1B"));
    }

    [Fact]
    public void The_picture_is_eleven_modules_for_each_value_two_more_for_the_stop_and_ten_of_quiet_on_each_side()
    {
        var svg = Code128.Svg("21315000000018", "pas")!.ToString()!;
        Assert.Contains($"viewBox=\"0 0 {11 * 10 + 2 + 20} 40\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }
}
