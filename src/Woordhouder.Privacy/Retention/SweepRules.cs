using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Retention;

/// <summary>What happens to rows whose period is over.</summary>
internal enum SweepAction { Delete, Dissociate, Clear }

/// <summary>One rule of the sweep on one table. <paramref name="Condition"/> is SQL over the table's own row (alias <c>t</c>), with <paramref name="Values"/> as @p0, @p1 …</summary>
internal sealed record SweepRule(string Table, string Schedule, string Period, SweepAction Action, IReadOnlyList<string> Columns, string Condition, IReadOnlyList<object> Values)
{
    public string Verb => Action.ToString().ToLowerInvariant();
}

/// <summary>A period with the versions of the statement behind it: rows made from <paramref name="From"/> until <paramref name="Until"/> fall under it (D45).</summary>
internal sealed record PeriodBand(DateTimeOffset? From, DateTimeOffset? Until, Period Period);

/// <summary>
/// Builds the sweep from the registry and the statement: a table that is mapped is swept, without anybody adding it here.
/// A shorter period of a later version applies to all rows, a longer one only to rows made after it took effect: a row falls under the shortest
/// period that was in force at any time since it was made.
/// </summary>
internal sealed class SweepRules(Registry registry, Library library, Sql sql, DateOnly today, IReadOnlyList<(DateTimeOffset Since, Statement Statement)> versions)
{
    private static string NotHeld(string key) => $"NOT EXISTS (SELECT 1 FROM deletion_hold h WHERE h.person_id = {key} AND h.released_at IS NULL)";
    public const string SwitchedOffSchedule = "switched-off";
    public static readonly Period SwitchedOff = Period.Parse("P30D");

    public IEnumerable<SweepRule> All()
    {
        foreach (var table in registry.Tables)
        {
            if (OffSince(table) is { } off)
            {
                if (LastDayOff(off) < today) yield return Off(table);
                continue;
            }
            foreach (var clears in table.Clears)
                if (Clear(table, clears) is { } rule) yield return rule;
            if (End(table) is { } end) yield return end;
        }
        foreach (var thing in registry.Things)
            if (Bands(thing.Schedule) is { Count: > 0 } bands)
                yield return new SweepRule(thing.Table, thing.Schedule.ToKebab(), bands[^1].Period.ToString(), SweepAction.Delete, [],
                    $"t.{Sql.Quote(thing.FromColumn)} < @p0", [sql.Value(library.StartOf(bands[^1].Period.LatestStartDue(today).AddDays(1)))]);
    }

    /// <summary>Tables that no running purpose uses any more, with the last day on which their rows stay.</summary>
    public IEnumerable<(RegistryTable Table, DateOnly LastDay)> LeftBehind() =>
        from table in registry.Tables
        let off = OffSince(table)
        where off is not null
        select (table, LastDayOff(off.Value));

    private DateOnly LastDayOff(DateTimeOffset since) => SwitchedOff.LastDay(library.DayOf(since));

    /// <summary>All rows about somebody, but of people whose deletion is held; what stays as a fact without a person stays here too.</summary>
    private static SweepRule Off(RegistryTable table)
    {
        var mark = table.Marks[0];
        var key = $"t.{mark.KeyColumn}";
        var dissociates = mark.Mark.End == Erasure.Dissociate;
        return new SweepRule(table.Table, SwitchedOffSchedule, SwitchedOff.ToString(), dissociates ? SweepAction.Dissociate : SweepAction.Delete,
            dissociates ? Dissociation.Columns(table) : [], mark.Parent is null ? $"{key} IS NOT NULL AND {NotHeld(key)}" : "1 = 1", []);
    }

    private SweepRule? Clear(RegistryTable table, ClearsAttribute clears)
    {
        if (Bands(clears.Schedule) is not { Count: > 0 } bands) return null;
        var values = new List<object>();
        var mark = table.Marks[0];
        var columns = clears.Columns.Select(c => table.Column(c).Column).ToList();
        var due = Due(table, bands, table.Column(clears.From), mark.MadeColumn, values);
        var condition = $"({due}) AND ({string.Join(" OR ", columns.Select(c => $"t.{Sql.Quote(c)} IS NOT NULL"))})";
        if (clears.When is { } when) condition += $" AND t.{Sql.Quote(table.Column(when).Column)} = {Value(values, clears.Is)}";
        if (mark.Parent is null) condition += " AND " + NotHeld("t." + mark.KeyColumn);
        return new SweepRule(table.Table, clears.Schedule.ToKebab(), bands[^1].Period.ToString(), SweepAction.Clear, columns, condition, values);
    }

    private SweepRule? End(RegistryTable table)
    {
        // All marks of one table share a schedule (held by a test); the first one leads to the person.
        var mark = table.Marks[0];
        if (Bands(mark.Mark.Schedule) is not { Count: > 0 } bands) return null;
        var values = new List<object>();
        var condition = Condition(table, bands, values, "t");
        var action = mark.Mark.End == Erasure.Dissociate ? SweepAction.Dissociate : SweepAction.Delete;
        var columns = action == SweepAction.Dissociate ? Dissociation.Columns(table) : [];
        return new SweepRule(table.Table, mark.Mark.Schedule.ToKebab(), bands[^1].Period.ToString(), action, columns, condition, values);
    }

    private string Condition(RegistryTable table, IReadOnlyList<PeriodBand> bands, List<object> values, string row)
    {
        var mark = table.Marks[0];
        if (mark.Parent is { } parent) return $"{row}.{mark.KeyColumn} IN (SELECT p{parent.Depth}.id FROM {parent.Table} p{parent.Depth} WHERE {Condition(parent, bands, values, $"p{parent.Depth}")})";
        var key = $"{row}.{mark.KeyColumn}";
        var held = NotHeld(key);
        if (mark.FromColumn is not null) return $"({Due(table, bands, table.Columns.First(c => c.Column == mark.FromColumn), mark.MadeColumn, values, row)}) AND {held}";
        if (table.Entity == typeof(Person))
            return $"({Due(table, bands, table.Column(nameof(Person.EndedOn)), mark.MadeColumn, values, row)}) AND {held}";

        // Counted from the person's own event. Rows of somebody who has no file (never became a member, or is gone) count from when they were made.
        var person = registry.Tables.First(t => t.Entity == typeof(Person));
        var made = mark.MadeColumn is { } m ? table.Columns.First(c => c.Column == m) : null;
        // A row that does not say when it was made is as old as the membership.
        var joined = person.Column(nameof(Person.JoinedOn));
        var byEvent = string.Join(" OR ", bands.Select(band =>
            $"({key} IN (SELECT a.id FROM person a WHERE {Ended(person, band, values)}{(made is null ? Made(joined, band, values, "a") : "")}){Made(made, band, values, row)})"));
        if (made is null) return $"({byEvent}) AND {held}";
        var orphan = $"(NOT EXISTS (SELECT 1 FROM person a WHERE a.id = {key}) AND {key} IS NOT NULL AND ({Due(table, bands, made, mark.MadeColumn, values, row)}))";
        return $"({byEvent} OR {orphan}) AND {held}";
    }

    private string Ended(RegistryTable person, PeriodBand band, List<object> values) =>
        $"a.{Sql.Quote(person.Column(nameof(Person.EndedOn)).Column)} <= {Value(values, sql.Value(band.Period.LatestStartDue(today)))}";

    private string Due(RegistryTable table, IReadOnlyList<PeriodBand> bands, RegistryColumn from, string? madeColumn, List<object> values, string row = "t")
    {
        var made = madeColumn is null ? null : table.Columns.First(c => c.Column == madeColumn);
        return string.Join(" OR ", bands.Select(band =>
        {
            var start = band.Period.LatestStartDue(today);
            var over = IsDay(from) ? $"{row}.{Sql.Quote(from.Column)} <= {Value(values, sql.Value(start))}" : $"{row}.{Sql.Quote(from.Column)} < {Value(values, sql.Value(library.StartOf(start.AddDays(1))))}";
            return $"({over}{Made(made ?? from, band, values, row)})";
        }));
    }

    private string Made(RegistryColumn? made, PeriodBand band, List<object> values, string row)
    {
        if (made is null) return "";
        object Bound(DateTimeOffset at) => IsDay(made) ? sql.Value(library.DayOf(at)) : sql.Value(at);
        // Where only the day is known, a row of the day of the change may be older than the change: the shorter of the two periods decides.
        return (band.From is { } from ? $" AND {row}.{Sql.Quote(made.Column)} >= {Value(values, Bound(from))}" : "")
            + (band.Until is { } until ? $" AND {row}.{Sql.Quote(made.Column)} {(IsDay(made) ? "<=" : "<")} {Value(values, Bound(until))}" : "");
    }

    private static bool IsDay(RegistryColumn column) => (Nullable.GetUnderlyingType(column.Type) ?? column.Type) == typeof(DateOnly);

    private static string Value(List<object> values, object value)
    {
        values.Add(value);
        return "@p" + (values.Count - 1);
    }

    /// <summary>The period of a schedule over the versions: neighbouring versions with one period are one band.</summary>
    internal IReadOnlyList<PeriodBand> Bands(Schedule schedule)
    {
        var id = schedule.ToKebab();
        var known = versions.Where(v => v.Statement.Schedules.ContainsKey(id)).Select(v => (v.Since, v.Statement.Schedules[id].Period)).ToList();
        var bands = new List<PeriodBand>();
        for (var i = known.Count - 1; i >= 0; i--)
        {
            var shortest = known.Skip(i).Select(k => k.Period).MinBy(p => p.ApproximateDays);
            DateTimeOffset? from = i == 0 ? null : known[i].Since;
            if (bands.Count > 0 && bands[0].Period == shortest) bands[0] = bands[0] with { From = from };
            else bands.Insert(0, new PeriodBand(from, bands.Count > 0 ? bands[0].From : null, shortest));
        }
        return bands;
    }

    /// <summary>
    /// Since when no running purpose uses this table any more; null while one does, or while the law keeps its rows (D45: switched off + P30D).
    /// A purpose that is planned keeps nothing: it does not run.
    /// </summary>
    private DateTimeOffset? OffSince(RegistryTable table)
    {
        if (table.Marks[0].Mark.OnErasure == Erasure.Keep) return null;
        var categories = table.Columns.Where(c => c.Mark is not null).Select(c => c.Mark!.Category).ToHashSet();
        bool Used(Statement s)
        {
            var running = new RunningWord(s, library.Word.Running.Program);
            return s.Purposes.Values.Any(p => p.Id is not ("rights" or "retention" or "accountability") && running.PurposeRuns(p.Id) && categories.All(p.Categories.Contains));
        }
        // Tables that no purpose ever covered whole belong to the rights and the accounting for them; their own schedules sweep them.
        if (versions.All(v => !Used(v.Statement))) return null;
        DateTimeOffset? since = null;
        foreach (var (at, statement) in versions) since = Used(statement) ? null : since ?? at;
        return since;
    }
}

/// <summary>What dissociation makes null: the person and every personal column that does not stay as a fact.</summary>
internal static class Dissociation
{
    public static IReadOnlyList<string> Columns(RegistryTable table) => [.. table.Columns.Where(c => c.Mark is { Remains: false }).Select(c => c.Column)];
}
