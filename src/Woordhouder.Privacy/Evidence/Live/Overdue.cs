namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>A column from which a period counts, or in which a row says when it was made.</summary>
/// <param name="IsDay">A day; else an instant.</param>
internal readonly record struct Since(string Column, bool IsDay)
{
    public static Since Day(string column) => new(column, true);
    public static Since Instant(string column) => new(column, false);
}

/// <summary>One kind of row that a schedule keeps.</summary>
/// <param name="From">FROM clause.</param>
/// <param name="Who">Whose hold on deletion lets it stay; null: nobody's.</param>
/// <param name="Events">The period counts from the latest of these; none: nothing ever ends it, so that it is too late at once.</param>
/// <param name="Made">When the row was made: a longer period of a later version is not for it (D45).</param>
internal sealed record Kept(string From, string? Who, Since[] Events, Since? Made, string Where = "1 = 1");

/// <summary>
/// Nothing stands longer than the statement says: per schedule, the rows that are still there two days after their last day. A row falls under the shortest
/// of the periods that were promised since it was made; a shorter one asks its rows back two days after it took effect. People whose deletion waits for a
/// reason, looked at again in time, are left out.
/// </summary>
internal sealed class Overdue(string schedule, params Kept[] kept) : LiveEvidence("overdue." + schedule,
    "A_row_two_days_past_its_last_day_is_counted_by_its_own_schedule",
    "A_sweep_that_keeps_rows_two_days_longer_turns_the_schedule_red",
    "A_sweep_without_the_rules_of_a_schedule_turns_it_red")
{
    public string Schedule => schedule;

    protected override async Task At(Look look)
    {
        foreach (var rows in kept) await look.Count($"{rows.From} WHERE {rows.Where}", await Violates(look, schedule, rows));
    }

    /// <summary>The condition under which a row has stood too long.</summary>
    public static async Task<FormattableString> Violates(Look look, string schedule, Kept rows)
    {
        FormattableString late = $"1 = 0";
        var words = await look.Words();
        foreach (var word in words.All)
        {
            if (word.Period(schedule) is not { } period) continue;
            if (word != words.All[0] && look.DayOf(word.Since).AddDays(2) > look.Today) continue;
            var last = Term.Of(period).TooLate(look.Today);
            FormattableString due = $"1 = 1";
            foreach (var since in rows.Events) due = $"{due} AND {Before(look, since, last)}";
            if (word.Until is { } until && rows.Made is { } made) due = $"{due} AND {new Plain(made.Column)} < {(made.IsDay ? (object)look.DayOf(until) : until)}";
            late = $"{late} OR ({due})";
        }
        if (rows.Who is { } who) return $"({late}) AND NOT {look.Held(who)}";
        return late;
    }

    private static FormattableString Before(Look look, Since since, DateOnly last)
    {
        if (since.IsDay) return $"{new Plain(since.Column)} <= {last}";
        return $"{new Plain(since.Column)} < {look.StartOf(last.AddDays(1))}";
    }
}
