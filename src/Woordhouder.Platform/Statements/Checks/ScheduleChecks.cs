using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>How long: every category that is used ends under a schedule, every schedule ends something, and none lasts longer than it may.</summary>
internal static class ScheduleChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word) => Coverage(word).Concat(Unused(word)).Concat(TooLong(word));

    private static IEnumerable<Complaint> Coverage(RunningWord word)
    {
        var s = word.Statement;
        // A category that no purpose in the statement uses is off with its purpose and needs no schedule.
        var inUse = s.Purposes.Values.Where(p => word.PurposeRuns(p.Id)).SelectMany(p => p.Categories).ToHashSet();
        foreach (var uses in word.Program.Uses.Where(u => inUse.Contains(u.Category)).GroupBy(u => u.Schedule))
        {
            if (!s.Schedules.TryGetValue(uses.Key, out var schedule))
            {
                yield return new Complaint(s.At("schedules"), $"the code keeps {Tables(uses)} under schedule '{uses.Key}', which the statement does not have",
                    $"add schedule '{uses.Key}' with its clause and period");
                continue;
            }
            if (!word.ScheduleRuns(schedule.Id)) continue;
            foreach (var missing in uses.Where(u => !schedule.Covers.Contains(u.Category)).GroupBy(u => u.Category))
                yield return new Complaint(s.At($"schedules.{schedule.Id}.covers"),
                    $"category '{missing.Key.ToKebab()}' of {Tables(missing)} has no schedule: the code keeps it under '{schedule.Id}', which does not cover it",
                    $"add {missing.Key.ToKebab()} to covers of '{schedule.Id}'");
        }
    }

    private static IEnumerable<Complaint> Unused(RunningWord word)
    {
        var used = word.Program.Uses.Select(u => u.Schedule).Concat(word.Program.ThingSchedules).ToHashSet();
        foreach (var schedule in word.Statement.Schedules.Values.Where(x => !used.Contains(x.Id) && word.ScheduleRuns(x.Id)))
            yield return new Complaint(schedule.Place, $"schedule '{schedule.Id}' promises a period, but nothing in the program is kept under it",
                "remove it, or let its clause rest on the part that is yet to come");
    }

    private static IEnumerable<Complaint> TooLong(RunningWord word)
    {
        var s = word.Statement;
        foreach (var schedule in s.Schedules.Values)
        {
            if (word.Program.Ceilings.TryGetValue(schedule.Id, out var ceiling) && schedule.Period.ApproximateDays > ceiling.Longest.ApproximateDays)
                yield return new Complaint(s.At($"schedules.{schedule.Id}.period"),
                    $"schedule '{schedule.Id}' lasts {schedule.Period}, longer than {ceiling.Longest} ({ceiling.Source})", $"write {ceiling.Longest} or shorter");
            if (schedule.Within is not { } other) continue;
            if (!s.Schedules.TryGetValue(other, out var outer))
                yield return new Complaint(s.At($"schedules.{schedule.Id}.within"),
                    $"schedule '{schedule.Id}' is within '{other}', which does not exist", "name a schedule of this statement");
            else if (schedule.Period.ApproximateDays > outer.Period.ApproximateDays)
                yield return new Complaint(s.At($"schedules.{schedule.Id}.period"),
                    $"schedule '{schedule.Id}' lasts {schedule.Period}, longer than {outer.Period} of '{other}' (clause '{outer.Clause}') that it is within",
                    $"write {outer.Period} or shorter");
        }
    }

    private static string Tables(IEnumerable<(string Schedule, string Table, Category Category)> uses) =>
        Wording.Sentence([.. uses.Select(u => u.Table).Distinct().Order(StringComparer.Ordinal)], "en");
}
