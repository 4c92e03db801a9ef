using System.Globalization;

namespace Woordhouder.Circulation;

/// <summary>
/// One step by which a due date moved: from which day, to which, why. A loan keeps its steps as lines of text (the day and the reason; the day that it moved
/// to is that of the next line, or the due date), so that they are told as they were when settings change, and one update can add or take away the same
/// line for many loans.
/// </summary>
/// <param name="By">Null: an extension for everybody, <paramref name="What"/> is its id.</param>
internal sealed record DueMove(DateOnly From, DateOnly To, ClosedBy? By, string What)
{
    private const string DayFormat = "yyyy-MM-dd", Extension = "verlenging";
    private static readonly Dictionary<ClosedBy, string> Words = new() { [ClosedBy.Week] = "week", [ClosedBy.Holiday] = "feestdag", [ClosedBy.Settings] = "gesloten", [ClosedBy.Closure] = "sluiting" };

    /// <summary>The line of a day that was closed, with its end.</summary>
    public static string Line(DateOnly from, ClosedBecause because) => Line(from, Words[because.By], because.What);

    /// <summary>The line of an extension.</summary>
    public static string Line(DateOnly from, Guid extension) => Line(from, Extension, extension.ToString("N"));

    private static string Line(DateOnly from, string word, string what) => $"{from.ToString(DayFormat, CultureInfo.InvariantCulture)} {word} {what.ReplaceLineEndings(" ")}".TrimEnd() + "\n";

    /// <summary>The steps of a loan, oldest first. What is no line of ours is passed over.</summary>
    public static IReadOnlyList<DueMove> Read(string? lines, DateOnly dueOn)
    {
        var steps = (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<DueMove>().ToList();
        return [.. steps.Select((step, n) => step with { To = n + 1 < steps.Count ? steps[n + 1].From : dueOn })];
    }

    private static DueMove? Parse(string line)
    {
        var parts = line.Split(' ', 3);
        if (parts.Length < 2 || !DateOnly.TryParseExact(parts[0], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)) return null;
        var by = Words.Where(w => w.Value == parts[1]).Select(w => (ClosedBy?)w.Key).FirstOrDefault();
        return by is null && parts[1] != Extension ? null : new DueMove(from, from, by, parts.ElementAtOrDefault(2) ?? "");
    }
}
