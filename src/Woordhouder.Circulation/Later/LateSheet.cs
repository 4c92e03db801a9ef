using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal enum LateKind { CheckOut, CheckIn }

/// <summary>One line of what was written down while the network was away.</summary>
/// <param name="Line">Of the sheet, from 1.</param>
/// <param name="Card">Empty for a check-in.</param>
/// <param name="At">When it happened.</param>
internal sealed record LateEntry(int Line, LateKind Kind, string Card, string Barcode, DateTimeOffset At);

/// <param name="Why">What to mend; nothing of the sheet is entered before.</param>
internal sealed record LateFault(int Line, Refusal Why);

internal sealed record LateRead(IReadOnlyList<LateEntry> Entries, IReadOnlyList<LateFault> Faults);

/// <summary>
/// Reads what was written down: lines of a file (<c>uit;pas;nummer;2026-03-02 10:15</c>), or scans under each other, a card before its items, for which kind,
/// day and time are said once. Both may stand in one sheet. A first line of column names is passed over.
/// </summary>
/// <param name="kind">Of scans without a word before them.</param>
/// <param name="at">When those happened; null: nobody said so.</param>
internal sealed class LateSheet(Library library, LateKind kind, DateTimeOffset? at, DateTimeOffset now)
{
    public const int Most = 200, MostDaysBack = 31;
    private static readonly string[] Forms = ["yyyy-MM-dd H:mm", "yyyy-MM-dd H:mm:ss", "yyyy-MM-ddTH:mm", "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "d-M-yyyy H.mm"];
    private static readonly HashSet<string> Out = ["uit", "out", "uitlenen"], In = ["in", "innemen"];

    private readonly List<LateEntry> entries = [];
    private readonly List<LateFault> faults = [];

    public LateRead Read(string text)
    {
        using var lines = new StringReader(text);
        var (reader, card) = (new CsvReader(lines), "");
        try
        {
            while (reader.Next() is { } record)
            {
                if (record.Fields is [var one]) Scanned(record.Line, one, ref card);
                else if (record.Fields is [var what, var pass, var number, var moment]) Written(record.Line, what.Trim(), pass, number, moment);
                else Refuse(record.Line, "late-fields");
                if (entries.Count + faults.Count <= Most) continue;
                faults.Add(new LateFault(record.Line, new Refusal("late-too-many", null, ("n", Most))));
                break;
            }
        }
        catch (CsvException e)
        {
            var code = e.Code;
            faults.Add(new LateFault(e.Line, new Refusal(code, null)));
        }
        if (entries.Count + faults.Count == 0) Refuse(0, "late-nothing");
        return new LateRead(entries, faults);
    }

    private void Scanned(int line, string text, ref string card)
    {
        var scan = Scan.Of(text, library.Settings.Cards);
        if (scan.Kind is ScanKind.Empty or ScanKind.Done) card = "";
        else if (scan.Kind == ScanKind.Card && kind == LateKind.CheckOut) card = scan.Text;
        else if (scan.Kind != ScanKind.Item) Refuse(line, "late-no-item");
        else if (kind == LateKind.CheckOut && card.Length == 0) Refuse(line, "card-first");
        else if (at is not { } moment) Refuse(line, "late-time");
        else Add(line, kind, kind == LateKind.CheckOut ? card : "", scan.Text, moment);
    }

    private void Written(int line, string what, string card, string number, string moment)
    {
        var word = what.ToLowerInvariant();
        if (line == 1 && !Out.Contains(word) && !In.Contains(word) && MomentOf(moment) is null) return; // names of columns
        card = card.Replace(" ", "", StringComparison.Ordinal);
        if (!Out.Contains(word) && !In.Contains(word)) Refuse(line, "late-kind");
        else if (number.Trim().Length == 0) Refuse(line, "late-no-item");
        else if (Out.Contains(word) && card.Length == 0) Refuse(line, "late-no-card");
        else if (MomentOf(moment) is not { } happened) Refuse(line, "late-time");
        else Add(line, Out.Contains(word) ? LateKind.CheckOut : LateKind.CheckIn, In.Contains(word) ? "" : card, number.Trim(), happened);
    }

    private void Add(int line, LateKind kind, string card, string number, DateTimeOffset moment)
    {
        if (moment > now || library.DayOf(moment) < library.DayOf(now).AddDays(-MostDaysBack)) Refuse(line, "late-when", ("n", MostDaysBack));
        else entries.Add(new LateEntry(line, kind, card, number, moment));
    }

    private DateTimeOffset? MomentOf(string text) =>
        DateTime.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? library.InstantOf(local) : null;

    private void Refuse(int line, string code, params (string Name, object? Value)[] values) => faults.Add(new LateFault(line, new Refusal(code, null, values)));
}
