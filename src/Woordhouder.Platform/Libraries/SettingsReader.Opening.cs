using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>Branches with their week, <c>closed:</c> and <c>holidays:</c>.</summary>
internal static partial class SettingsReader
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static BranchSettings Branch(MapNode s) => s.Finish(new BranchSettings(s.Text("id"), s.Text("name"), s.Text("isil"), s.Has("hours") ? Hours(s.Section("hours")) : null, s.Optional("address"), s.Optional("telephone")));

    private static WeekHours Hours(MapNode s)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpenTimes>>();
        foreach (var day in Week)
        {
            var key = day.ToString().ToLowerInvariant();
            if (s.Optional(key) is not { } text || text == "closed") continue;
            if (Times(text) is { } times) days[day] = times;
            else s.Complain($"'{key}: {text}' is no opening time", "write 10:00-18:00, or 10:00-12:30, 13:30-18:00, or closed", key);
        }
        if (days.Count == 0) s.Complain("a branch that is never open", "give it a day such as 'monday: 10:00-18:00', or leave 'hours' out when they are not known");
        return s.Finish(new WeekHours(days));
    }

    /// <summary>Null: not times, or not one after the other.</summary>
    private static List<OpenTimes>? Times(string text)
    {
        var times = new List<OpenTimes>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('-', StringSplitOptions.TrimEntries) is not [var from, var until] || !Time(from, out var begin) || !Time(until, out var end) || end <= begin) return null;
            if (times.Count > 0 && times[^1].Until >= begin) return null;
            times.Add(new OpenTimes(begin, end));
        }
        return times;
    }

    private static bool Time(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static ClosedDays Closed(MapNode s)
    {
        var from = s.Has("day") ? s.Day("day") : s.Day("from");
        var until = s.Has("day") ? from : s.Day("until");
        if (until < from) s.Complain($"closed until {until:yyyy-MM-dd}, which is before {from:yyyy-MM-dd}", "turn the two days round");
        return s.Finish(new ClosedDays(from, until, s.Optional("branch"), s.Bilingual("name")));
    }

    private static HolidaySettings Holiday(MapNode s)
    {
        var holiday = s.Finish(new HolidaySettings(s.Text("day"), s.OptionalTime("closesAt")));
        if (holiday.Name.Length > 0 && !DutchHolidays.Names.Contains(holiday.Name)) s.Complain($"'{holiday.Name}' is no holiday that can be computed", $"use one of: {string.Join(", ", DutchHolidays.Names)}; or put the date under 'closed'");
        return holiday;
    }

    private static void CheckClosed(LibrarySettings settings, MapNode top, List<Complaint> complaints)
    {
        foreach (var closed in settings.Opening.Closed.Where(c => c.Branch is not null && settings.Branches.All(b => b.Id != c.Branch)))
            complaints.Add(new Complaint(top.PlaceOf("closed"), $"closed days of '{closed.Branch}', which is no branch of this library", $"use one of: {string.Join(", ", settings.Branches.Select(b => b.Id))}; or leave 'branch' out for all"));
        foreach (var twice in settings.Opening.Holidays.GroupBy(h => h.Name).Where(g => g.Count() > 1))
            complaints.Add(new Complaint(top.PlaceOf("holidays"), $"'{twice.Key}' stands twice", "keep one of the two"));
        foreach (var twice in settings.Branches.GroupBy(b => b.Id).Where(g => g.Count() > 1))
            complaints.Add(new Complaint(top.PlaceOf("branches"), $"branch '{twice.Key}' stands twice", "give each branch an id of its own"));
    }
}
