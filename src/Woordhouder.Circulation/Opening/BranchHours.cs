using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>Open now, until when, and when again.</summary>
internal sealed class BranchHours(OpeningDays opening, Library library, TextBook texts, TimeProvider clock) : IBranchHours
{
    public async Task<IReadOnlyList<BranchNow>> Now(CancellationToken ct = default)
    {
        var calendar = await opening.Now(ct);
        return [.. library.Settings.Branches.Select(b => Of(calendar, b))];
    }

    private BranchNow Of(OpeningCalendar calendar, BranchSettings branch)
    {
        var now = library.LocalTime(clock.GetUtcNow());
        var (day, time) = (calendar.On(branch.Id, DateOnly.FromDateTime(now)), TimeOnly.FromDateTime(now));
        var (nl, en) = (calendar.Reason(day.Because, texts, "nl"), calendar.Reason(day.Because, texts, "en"));
        if (day.Hours is not { } hours) return new BranchNow(branch.Id, branch.Name, null, null, null, nl, en);
        if (hours.FirstOrDefault(h => h.From <= time && time < h.Until) is { } open) return new BranchNow(branch.Id, branch.Name, true, day.Day.ToDateTime(open.Until), null, nl, en);
        return new BranchNow(branch.Id, branch.Name, false, null, Next(calendar, branch.Id, day, time), nl, en);
    }

    private static DateTime? Next(OpeningCalendar calendar, string branch, DayOpening today, TimeOnly time)
    {
        if (today.Hours!.FirstOrDefault(h => h.From > time) is { } later) return today.Day.ToDateTime(later.From);
        var next = calendar.On(branch, calendar.OpenFrom(branch, today.Day.AddDays(1)));
        return next.Hours is [var first, ..] ? next.Day.ToDateTime(first.From) : null;
    }
}
