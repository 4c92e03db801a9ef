using System.Globalization;
using System.Text.Encodings.Web;
using Woordhouder.Platform.Web;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class DrawingsTests
{
    private static string Html(Microsoft.AspNetCore.Html.IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [Fact]
    public void A_part_of_one_in_a_thousand_is_still_seen_and_a_part_of_none_is_not_there()
    {
        var svg = Html(Drawings.Meter("x", new MeterPart("wh-ok", 999), new MeterPart("wh-no", 1), new MeterPart("wh-plain", 0)));
        Assert.Contains("class=\"wh-no\" x=\"625.4\" width=\"4.6\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("wh-plain", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_day_is_taller_and_a_day_not_looked_at_is_short()
    {
        var svg = Html(Drawings.Spark([DayState.Good, DayState.Bad, DayState.NotLooked], "x"));
        Assert.Contains("class=\"wh-ok\" d=\"M0 8h4v14h-4z\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"wh-no\" d=\"M5.9 2h4v20h-4z\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"wh-plain\" d=\"M11.8 16h4v6h-4z\"", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(27)]
    [InlineData(1_204_331)]
    public void A_chart_of_any_height_has_an_axis_from_zero_and_the_total_over_its_bar(long value)
    {
        var svg = Html(Drawings.Bars("c", "d", ["2026"], [new ChartSeries("A", "", [value])], CultureInfo.GetCultureInfo("en-GB")));
        Assert.Contains(">0</text>", svg, StringComparison.Ordinal);
        Assert.Contains($">{value.ToString("N0", CultureInfo.GetCultureInfo("en-GB"))}</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_cannot_break_out_of_its_attribute() =>
        Assert.DoesNotContain("\"><script", Html(Drawings.Spark([DayState.Good], "\"><script>")), StringComparison.Ordinal);
}
