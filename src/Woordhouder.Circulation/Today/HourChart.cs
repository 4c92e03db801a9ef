using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Woordhouder.Circulation;

/// <summary>The hours of a day as bars, with the value on each. The same numbers stand in a table beside it.</summary>
internal static class HourChart
{
    private const int Height = 180, Foot = 24, Head = 20, Bar = 26, Gap = 2, Between = 28, Left = 12;

    /// <param name="label">One sentence that says what to see.</param>
    /// <param name="names">Of the three series, in order.</param>
    /// <param name="least">How wide it is drawn at least: so that one hour on a wide page is no tower.</param>
    public static IHtmlContent Of(DayAtDesk day, string label, (string CheckOuts, string CheckIns, string Renewals) names, int least = 460)
    {
        var group = 3 * (Bar + Gap) + Between;
        var width = Math.Max(least, Left + day.Hours.Count * group);
        var most = Math.Max(1, day.Hours.Max(h => Math.Max(h.CheckOuts, Math.Max(h.CheckIns, h.Renewals))));
        var svg = new StringBuilder();
        var ground = Head * 2 + Height;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"wh-chart__axis\" d=\"M0 {ground}H{width}\"/>");
        foreach (var ((name, series), i) in new[] { (names.CheckOuts, "wh-s1"), (names.CheckIns, "wh-s2"), (names.Renewals, "wh-s3") }.Select((n, i) => (n, i)))
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{series}\" x=\"{Left + i * 150}\" y=\"4\" width=\"12\" height=\"12\"/><text class=\"wh-chart__name\" x=\"{Left + i * 150 + 18}\" y=\"15\">{Encoded(name)}</text>");
        var x = Left;
        foreach (var hour in day.Hours)
        {
            foreach (var (value, i) in new[] { hour.CheckOuts, hour.CheckIns, hour.Renewals }.Select((v, i) => (v, i)))
            {
                var tall = (int)Math.Round((double)Height * value / most);
                var left = x + i * (Bar + Gap);
                if (value > 0) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"wh-s{i + 1}\" x=\"{left}\" y=\"{ground - tall}\" width=\"{Bar}\" height=\"{tall}\"/><text class=\"wh-chart__value\" x=\"{left + Bar / 2}\" y=\"{ground - tall - 4}\">{value}</text>");
            }
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"wh-chart__x\" x=\"{x + 3 * (Bar + Gap) / 2}\" y=\"{ground + Foot - 6}\">{hour.Hour}</text>");
            x += group;
        }
        return new HtmlString(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"wh-chart\" viewBox=\"0 0 {width} {ground + Foot}\" role=\"img\" aria-label=\"{Encoded(label)}\">{svg}</svg>"));
    }

    private static string Encoded(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);
}
