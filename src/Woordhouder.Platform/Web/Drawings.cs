using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Woordhouder.Platform.Web;

/// <summary>How a day went: proved, broken, or not looked at.</summary>
public enum DayState { NotLooked, Good, Bad }

/// <summary>One part of the bar: a class of the theme (wh-ok, wh-no, wh-plain) and how many.</summary>
public sealed record MeterPart(string Look, int Count);

/// <summary>One series of a chart: at most three, each named beside its bars.</summary>
public sealed record ChartSeries(string Name, string Note, IReadOnlyList<long> Values);

/// <summary>Charts as SVG from the server, in classes of the theme; every one is said in words as well (experience §f).</summary>
public static class Drawings
{
    /// <summary>A bar of parts that add up; a part that is not there leaves no gap.</summary>
    public static IHtmlContent Meter(string label, params MeterPart[] parts)
    {
        const double Width = 630, Gap = 4;
        var shown = parts.Where(p => p.Count > 0).ToList();
        var total = shown.Sum(p => p.Count);
        var svg = new StringBuilder(Invariant($"""<svg class="wh-meter wh-top-3" viewBox="0 0 {Width} 12" preserveAspectRatio="none" role="img" aria-label="{Encode(label)}">"""));
        var room = Width - Gap * Math.Max(0, shown.Count - 1) - shown.Count * 4;
        var x = 0.0;
        foreach (var part in shown)
        {
            var width = 4 + room * part.Count / total; // one of a hundred must be seen too
            svg.Append(Invariant($"""<rect class="{part.Look}" x="{x:0.#}" width="{width:0.#}" height="12"/>"""));
            x += width + Gap;
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>Thirty days: a bad one is taller and red, one not looked at short and grey, so they are told apart without colour.</summary>
    public static IHtmlContent Spark(IReadOnlyList<DayState> days, string label)
    {
        var svg = new StringBuilder(Invariant($"""<svg class="wh-spark" viewBox="0 0 176 22" width="176" height="22" role="img" aria-label="{Encode(label)}">"""));
        // One path per state: a page of fifty clauses would otherwise carry fifteen hundred rectangles.
        foreach (var (state, look, y, height) in ((DayState, string, int, int)[])[(DayState.Good, "wh-ok", 8, 14), (DayState.Bad, "wh-no", 2, 20), (DayState.NotLooked, "wh-plain", 16, 6)])
        {
            if (!days.Contains(state)) continue;
            svg.Append("<path class=\"").Append(look).Append("\" d=\"");
            for (var i = 0; i < days.Count; i++)
                if (days[i] == state) svg.Append(Invariant($"M{i * 5.9:0.#} {y}h4v{height}h-4z"));
            svg.Append("\"/>");
        }
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>Stacked bars with their total on top, an axis from 0, and the names of the series beside the last bar.</summary>
    /// <param name="labelledBy">Id of the caption.</param>
    /// <param name="label">What stands on a bar instead of its total: of a number that may not be read, "&lt; 10".</param>
    public static IHtmlContent Bars(string labelledBy, string describedBy, IReadOnlyList<string> names, IReadOnlyList<ChartSeries> series, CultureInfo culture, Func<int, string>? label = null)
    {
        const double Left = 60, Right = 880, Top = 26, Bottom = 248;
        var totals = names.Select((_, i) => series.Sum(s => s.Values[i])).ToList();
        var step = Step(Math.Max(1, totals.Max()));
        var top = (totals.Max() + step - 1) / step * step is var t and > 0 ? t : step;
        double Y(double value) => Bottom - (Bottom - Top) * value / top;
        var svg = new StringBuilder(Invariant($"""<div class="wh-chart-scroll" tabindex="0" role="group" aria-labelledby="{labelledBy}"><svg class="wh-chart" viewBox="0 0 1040 280" role="img" aria-labelledby="{labelledBy}" aria-describedby="{describedBy}">"""));
        for (var value = 0L; value <= top; value += step)
            svg.Append(Invariant($"""<path class="wh-chart__axis" d="M{Left} {Y(value):0.#}H{Right}"/><text class="wh-chart__y" x="{Left - 8}" y="{Y(value) + 5:0.#}">{Encode(value.ToString("N0", culture))}</text>"""));
        var slot = (Right - Left) / names.Count;
        var width = Math.Min(56, slot * .62);
        for (var i = 0; i < names.Count; i++)
        {
            var (x, below) = (Left + slot * i + (slot - width) / 2, 0L);
            for (var s = 0; s < series.Count; s++)
            {
                var value = series[s].Values[i];
                if (value > 0)
                {
                    // Two pixels of white between stacked parts.
                    var (y, height) = (Y(below + value), Math.Max(1, Y(below) - Y(below + value) - (below > 0 ? 2 : 0)));
                    svg.Append(Invariant($"""<rect class="wh-s{s + 1}" x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}"/>"""));
                }
                below += value;
            }
            svg.Append(Invariant($"""<text class="wh-chart__value" x="{x + width / 2:0.#}" y="{Y(below) - 5:0.#}">{Encode(label?.Invoke(i) ?? totals[i].ToString("N0", culture))}</text>"""));
            svg.Append(Invariant($"""<text class="wh-chart__x" x="{x + width / 2:0.#}" y="268">{Encode(names[i])}</text>"""));
        }
        for (var s = 0; s < series.Count; s++)
        {
            var y = 188 - s * 50;
            svg.Append(Invariant($"""<text class="wh-chart__name wh-s{s + 1}" x="892" y="{y}">{Encode(series[s].Name)}</text><text class="wh-chart__note" x="892" y="{y + 18}">{Encode(series[s].Note)}</text>"""));
        }
        return new HtmlString(svg.Append("</svg></div>").ToString());
    }

    /// <summary>1, 2 or 5 times a power of ten, so that at most five lines stand over the bars.</summary>
    private static long Step(long max)
    {
        for (var power = 1L; ; power *= 10)
            foreach (var factor in (long[])[1, 2, 5])
                if (factor * power * 5 >= max) return factor * power;
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
