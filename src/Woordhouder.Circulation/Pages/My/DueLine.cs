using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>What must be back on one day.</summary>
internal sealed record DueDay(DateOnly On, int DaysLeft, IReadOnlyList<string> Titles);

/// <summary>
/// The coming weeks as a line, each loan a mark on its day: what is late stands left of today, in another shape. Drawn for the width of a phone; the same
/// days stand beside it as a table.
/// </summary>
internal static class DueLine
{
    private const double Width = 300, Left = 6, LateZone = 52, Right = 288, Mark = 8, Step = Mark + 1.5;
    private const int MostMarks = 5, FewestDays = 14, MostDays = 42;

    public static IReadOnlyList<DueDay> Days(AtHome home) =>
        [.. home.Loans.GroupBy(l => l.DueOn).OrderBy(g => g.Key).Select(g => new DueDay(g.Key, g.First().DaysLeft, [.. g.Select(l => l.Title)]))];

    /// <summary>What the drawing says, in one sentence.</summary>
    public static string Sentence(AtHome home, PageChrome chrome)
    {
        var late = home.Late;
        var next = Days(home).FirstOrDefault(d => d.DaysLeft >= 0);
        var first = late switch { 0 => "", 1 => chrome.L("1 titel is te laat.", "1 title is late."), _ => chrome.L($"{late} titels zijn te laat.", $"{late} titles are late.") };
        if (next is null) return first;
        var n = next.Titles.Count;
        var then = n == 1
            ? chrome.L($"Eerst terug: 1 titel, uiterlijk {chrome.Day(next.On)}.", $"Next: 1 title, due {chrome.Day(next.On)}.")
            : chrome.L($"Eerst terug: {n} titels, uiterlijk {chrome.Day(next.On)}.", $"Next: {n} titles, due {chrome.Day(next.On)}.");
        return first.Length == 0 ? then : $"{first} {then}";
    }

    public static IHtmlContent Svg(AtHome home, PageChrome chrome)
    {
        var days = Days(home);
        var today = days[0].On.AddDays(-days[0].DaysLeft);
        var late = days.Where(d => d.DaysLeft < 0).Sum(d => d.Titles.Count);
        var zero = late > 0 ? LateZone : Left + Mark;
        var span = Math.Clamp(days[^1].DaysLeft, FewestDays, MostDays);
        // As high as its highest stack, with room for the word of today.
        var line = 34 + Math.Min(MostMarks, days.GroupBy(d => d.DaysLeft < 0 ? -1 : Math.Min(d.DaysLeft, span)).Max(g => g.Sum(d => d.Titles.Count))) * Step;
        double X(int day) => zero + (Right - zero) * Math.Min(day, span) / span;

        var svg = new StringBuilder(Invariant($"""<svg class="wh-chart wh-due" viewBox="0 0 {Width} {line + 24:0.#}" role="img" aria-label="{Encode(Sentence(home, chrome))}">"""));
        svg.Append(Invariant($"""<path class="wh-due__line" d="M{Left} {line:0.#}H{Right + Mark}"/><path class="wh-due__today" d="M{zero:0.#} 18V{line + 5:0.#}"/>"""));
        svg.Append(Invariant($"""<text x="{zero:0.#}" y="13">{Encode(chrome.L("vandaag", "today"))}</text>"""));
        if (late > 0)
        {
            Stack(svg, Left + LateZone / 2 - Mark, line, late, isLate: true);
            svg.Append(Invariant($"""<text x="{Left - 4:0.#}" y="{line + 18:0.#}">{Encode(chrome.L("te laat", "late"))}</text>"""));
        }
        Weeks(svg, today, span, line, X, chrome);
        foreach (var slot in days.Where(d => d.DaysLeft >= 0).GroupBy(d => Math.Min(d.DaysLeft, span)).OrderBy(g => g.Key)) Stack(svg, X(slot.Key), line, slot.Sum(d => d.Titles.Count), isLate: false);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    /// <summary>A tick on each Monday, and its date where there is room for it.</summary>
    private static void Weeks(StringBuilder svg, DateOnly today, int span, double line, Func<int, double> x, PageChrome chrome)
    {
        const double Label = 50;
        var free = Left + (x(0) > Left + Mark ? LateZone : 0);
        for (var day = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + 7) % 7; day <= span; day += 7)
        {
            svg.Append(Invariant($"""<path class="wh-due__line" d="M{x(day):0.#} {line:0.#}v5"/>"""));
            if (x(day) - Label / 2 < free || x(day) + Label / 2 > Width) continue;
            svg.Append(Invariant($"""<text class="wh-chart__x" x="{x(day):0.#}" y="{line + 18:0.#}">{Encode(today.AddDays(day).ToString("d MMM", chrome.Culture))}</text>"""));
            free = x(day) + Label / 2;
        }
    }

    /// <summary>One mark for each loan, five at most; from two on their number stands on top. Late is a triangle, in time a block.</summary>
    private static void Stack(StringBuilder svg, double x, double line, int loans, bool isLate)
    {
        var shown = Math.Min(loans, MostMarks);
        for (var i = 0; i < shown; i++)
        {
            var y = line - 2 - (i + 1) * Step;
            svg.Append(isLate
                ? Invariant($"""<path class="wh-due__late" d="M{x - Mark / 2:0.#} {y + Mark:0.#}h{Mark}l-{Mark / 2:0.#} -{Mark}z"/>""")
                : Invariant($"""<path class="wh-s1" d="M{x - Mark / 2:0.#} {y:0.#}h{Mark}v{Mark}h-{Mark}z"/>"""));
        }
        if (loans > 1) svg.Append(Invariant($"""<text class="wh-chart__x wh-due__n" x="{x:0.#}" y="{line - 6 - shown * Step:0.#}">{loans}</text>"""));
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
