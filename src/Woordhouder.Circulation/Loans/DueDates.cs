using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>
/// Due dates of many loans at once, without anybody's name: which loans they are of is never shown, and loans of people whose data stand still move with
/// the others, or they would be late when they return them.
/// </summary>
internal sealed class DueDates(For<Lending> data)
{
    /// <summary>Rows in one transaction: a desk waits at most for one batch.</summary>
    public const int Batch = 1_000;

    public bool IsOn => data.IsOn;

    /// <summary>Open loans due in a range of days; where <paramref name="branch"/> is null, of every branch.</summary>
    public async Task<int> Count(string? branch, DateOnly from, DateOnly until, CancellationToken ct = default) => !data.IsOn ? 0 :
        await data.Facts<Loan>().CountAsync(l => l.ReturnedOn == null && l.DueOn >= from && l.DueOn <= until && (branch == null || l.Branch == branch), ct);

    /// <summary>One batch of open loans that are due on a day becomes due on a later one, each with the line that says why.</summary>
    /// <param name="where">Which loans, besides open and due on that day.</param>
    /// <exception cref="ArgumentException">The new day is not later.</exception>
    public async Task<int> Move(Expression<Func<Loan, bool>> where, DateOnly from, DateOnly to, string line, CancellationToken ct)
    {
        if (to <= from) throw new ArgumentException("a due date moves to a later day only", nameof(to));
        var due = data.Facts<Loan>().Where(l => l.ReturnedOn == null && l.DueOn == from).Where(where);
        return await due.AnyAsync(ct)
            ? await data.Update(due.OrderBy(l => l.Id).Take(Batch), s => s.SetProperty(l => l.DueOn, to).SetProperty(l => l.DueMoves, l => (l.DueMoves ?? "") + line).SetProperty(l => l.Version, l => l.Version + 1), ct)
            : 0;
    }

    /// <summary>The last day of what lies ready at a branch moves from a day to a later one.</summary>
    public async Task<int> MoveReady(string branch, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var ready = data.Facts<Hold>().Where(h => h.EndedOn == null && h.PickUp == branch && h.ReadyUntil == from);
        return await ready.AnyAsync(ct) ? await data.Update(ready, s => s.SetProperty(h => h.ReadyUntil, (DateOnly?)to).SetProperty(h => h.Version, h => h.Version + 1), ct) : 0;
    }

    /// <summary>One batch of open loans whose last step is this line goes back to the day before it: undoing an extension. Loans renewed or moved since keep their day.</summary>
    public async Task<int> TakeBack(DateOnly from, string line, CancellationToken ct)
    {
        var moved = data.Facts<Loan>().Where(l => l.ReturnedOn == null && l.DueMoves != null && l.DueMoves.EndsWith(line));
        return await moved.AnyAsync(ct)
            ? await data.Update(moved.OrderBy(l => l.Id).Take(Batch), s => s.SetProperty(l => l.DueOn, from).SetProperty(l => l.DueMoves, l => l.DueMoves!.Replace(line, "")).SetProperty(l => l.Version, l => l.Version + 1), ct)
            : 0;
    }
}
