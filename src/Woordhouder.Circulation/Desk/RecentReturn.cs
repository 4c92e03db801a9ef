using System.Globalization;
using Woordhouder.Contracts.Circulation;

namespace Woordhouder.Circulation;

/// <summary>A line of what this desk just took back. Carried by the page itself, as loan, number and time: the database does not remember who scanned what.</summary>
internal sealed record RecentReturn(LoanId Loan, string Barcode, DateTimeOffset At)
{
    public const int Most = 12;
    // No line end: a browser sends those of a field as two signs.
    private const char Between = '|', After = ';';

    public bool CanBeUndone(TimeProvider clock) => Loan != default && clock.GetUtcNow() <= At + LoanPolicies.UndoWithin;

    public static IReadOnlyList<RecentReturn> Read(string? carried) => [.. (carried ?? "").Split(After, StringSplitOptions.RemoveEmptyEntries).Take(Most).Select(Parse).OfType<RecentReturn>()];

    public static string Write(IEnumerable<RecentReturn> returns) => string.Join(After, returns.Take(Most).Select(r => string.Join(Between, r.Loan.Value.ToString("N"), r.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), r.Barcode)));

    private static RecentReturn? Parse(string line) =>
        line.Split(Between, 3) is [var loan, var at, var barcode] && Guid.TryParseExact(loan, "N", out var id)
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_799_999
            ? new RecentReturn(new LoanId(id), barcode, DateTimeOffset.FromUnixTimeMilliseconds(ms)) : null;
}
