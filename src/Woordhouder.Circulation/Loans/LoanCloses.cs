using Woordhouder.Contracts;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal static class LoanCloses
{
    /// <summary>These loans are over: what came back late, or counted as lost, is settled afterwards, since check-in opens nobody's record.</summary>
    /// <param name="day">The day on which it counts as returned; before the day of lending it is that one.</param>
    /// <param name="at">When it was written down.</param>
    /// <returns>How many were still open.</returns>
    public static Task<int> CloseLoans(this For<Lending> data, IQueryable<Loan> loans, DateOnly day, DateTimeOffset at, CancellationToken ct) =>
        data.Update(loans, s => s.SetProperty(l => l.ReturnedOn, l => l.LentOn > day ? l.LentOn : day).SetProperty(l => l.ReturnedAt, at)
            .SetProperty(l => l.ToSettle, l => (l.DueOn != null && l.DueOn < day) || l.Fate != LoanFate.None).SetProperty(l => l.Version, l => l.Version + 1), ct);
}
