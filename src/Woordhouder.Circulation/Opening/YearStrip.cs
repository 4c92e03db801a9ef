using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>A year of one branch as SVG, a mark for each day: open is tall and green, shorter half as tall, closed as every week a dot, closed for another reason red and deeper. The table under it says the same in words.</summary>
internal static class YearStrip
{
    public const int Days = 365;
    private const double Step = 2.9;

    public static IHtmlContent Draw(PageChrome chrome, OpeningCalendar calendar, string branch, DateOnly from, DateOnly today)
    {
        var days = Enumerable.Range(0, Days).Select(n => calendar.On(branch, from.AddDays(n))).ToList();
        var closed = days.Count(d => d.Because is { By: not ClosedBy.Week } && !d.Open);
        var label = chrome.L($"{chrome.BranchName(branch)}: {days.Count(d => d.Open)} van {Days} dagen open, {closed} dicht om een andere reden dan de week", $"{chrome.BranchName(branch)}: open on {days.Count(d => d.Open)} of {Days} days, closed on {closed} for another reason than the week");
        var svg = new StringBuilder(Invariant($"""<div class="wh-chart-scroll" tabindex="0" role="group" aria-label="{HtmlEncoder.Default.Encode(chrome.BranchName(branch))}"><svg class="wh-spark wh-year" viewBox="0 0 1060 40" role="img" aria-label="{HtmlEncoder.Default.Encode(label)}">"""));
        foreach (var (look, y, height, fits) in ((string, int, int, Func<DayOpening, bool>)[])
        [
            ("wh-ok", 4, 16, d => d is { Open: true, Because: null }), ("wh-warn", 12, 8, d => d is { Open: true, Because: not null }),
            ("wh-plain", 18, 2, d => d is { Open: false, Because.By: ClosedBy.Week }), ("wh-no", 4, 22, d => d is { Open: false, Because.By: not ClosedBy.Week }),
        ])
        {
            svg.Append("<path class=\"").Append(look).Append("\" d=\"");
            for (var n = 0; n < days.Count; n++)
                if (fits(days[n])) svg.Append(Invariant($"M{n * Step:0.#} {y}h2v{height}h-2z"));
            svg.Append("\"/>");
        }
        for (var n = 0; n < days.Count; n++)
            if (days[n].Day.Day == 1) svg.Append(Invariant($"""<text x="{n * Step:0.#}" y="38">{HtmlEncoder.Default.Encode(days[n].Day.ToString("MMM", chrome.Culture).TrimEnd('.'))}</text>"""));
        var at = today.DayNumber - from.DayNumber;
        return new HtmlString(svg.Append(Invariant($"""<path class="wh-year__today" d="M{at * Step + 1:0.#} 0v27"/></svg></div>""")).ToString());
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
