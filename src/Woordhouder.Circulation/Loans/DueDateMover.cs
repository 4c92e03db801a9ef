using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// Carries out closures (also for the last day of what lies ready) and extensions, a batch at a time, each with its count in the same transaction. What was moved is no longer found, so a run that was
/// broken off goes on where it was, and two nodes that do the same do it once.
/// </summary>
internal sealed class DueDateMover(DueDates due, Things things, OpeningDays opening, Library library, TimeProvider clock) : IPump
{
    /// <summary>So long another node may lend by the calendar of before: a closure is looked at until then.</summary>
    public static readonly TimeSpan Settles = 2 * OpeningDays.CheckEvery;

    public async Task<int> Turn(CancellationToken ct)
    {
        foreach (var closure in await things.Set<Closure>().Where(c => c.MovedAt == null).OrderBy(c => c.MadeAt).ToListAsync(ct))
        {
            if (await Move(closure, ct) is var moved and > 0) return moved;
            if (clock.GetUtcNow() >= closure.MadeAt + Settles || closure.ReopenedAt is not null) await Finish(things.Set<Closure>().Where(c => c.Id == closure.Id), ct);
        }
        foreach (var extension in await things.Set<Extension>().Where(e => e.UndoneAt == null ? e.MovedAt == null : e.RestoredAt == null).OrderBy(e => e.MadeAt).ToListAsync(ct))
        {
            var changed = extension.UndoneAt is null ? await Move(extension, ct) : await TakeBack(extension, ct);
            if (changed > 0) return changed;
            await Finish(extension, ct);
        }
        return 0;
    }

    private async Task<int> Move(Closure closure, CancellationToken ct)
    {
        if (!due.IsOn || closure.ReopenedAt is not null) return 0;
        opening.Changed();
        var (calendar, because) = (await opening.Now(ct), new ClosedBecause(ClosedBy.Closure, closure.Id.ToString("N")));
        foreach (var branch in library.Settings.Branches.Select(b => b.Id).Where(b => closure.Branch is null || closure.Branch == b))
            for (var day = closure.FromDay; day <= closure.UntilDay; day = day.AddDays(1))
                if (calendar.OpenFrom(branch, day) is var open && open > day)
                {
                    if (await Counted(l => l.Branch == branch, day, open, DueMove.Line(day, because), n => things.Update(things.Set<Closure>().Where(c => c.Id == closure.Id), s => s.SetProperty(c => c.Moved, c => c.Moved + n), ct), ct) is var moved and > 0)
                        return moved;
                    if (await due.MoveReady(branch, day, open, ct) is var ready and > 0) return ready;
                }
        return 0;
    }

    private async Task<int> Move(Extension extension, CancellationToken ct)
    {
        if (!due.IsOn) return 0;
        var calendar = await opening.Now(ct);
        var known = library.Settings.Branches.Select(b => b.Id).ToList();
        var targets = known.Where(b => extension.Branch is null || extension.Branch == b)
            .Select(b => (Where: (Expression<Func<Loan, bool>>)(l => l.Branch == b), To: calendar.OpenFrom(b, extension.NewDue))).ToList();
        // Lent at a branch that is no longer there: somebody has it at home all the same.
        if (extension.Branch is null) targets.Add((l => !known.Contains(l.Branch), extension.NewDue));
        for (var day = extension.DueFrom; day <= extension.DueUntil; day = day.AddDays(1))
            foreach (var (where, to) in targets)
                if (await Counted(where, day, to, DueMove.Line(day, extension.Id), n => things.Update(things.Set<Extension>().Where(e => e.Id == extension.Id), s => s.SetProperty(e => e.Moved, e => e.Moved + n), ct), ct) is var moved and > 0)
                    return moved;
        return 0;
    }

    private async Task<int> TakeBack(Extension extension, CancellationToken ct)
    {
        if (!due.IsOn) return 0;
        for (var day = extension.DueFrom; day <= extension.DueUntil; day = day.AddDays(1))
        {
            var (from, line) = (day, DueMove.Line(day, extension.Id));
            var back = await things.Transact(async () =>
            {
                var n = await due.TakeBack(from, line, ct);
                if (n > 0) await things.Update(things.Set<Extension>().Where(e => e.Id == extension.Id), s => s.SetProperty(e => e.Restored, e => e.Restored + n), ct);
                return n;
            }, ct);
            if (back > 0) return back;
        }
        return 0;
    }

    private Task<int> Counted(Expression<Func<Loan, bool>> where, DateOnly from, DateOnly to, string line, Func<int, Task> count, CancellationToken ct) => things.Transact(async () =>
    {
        var moved = await due.Move(where, from, to, line, ct);
        if (moved > 0) await count(moved);
        return moved;
    }, ct);

    private Task<int> Finish(IQueryable<Closure> closure, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return things.Update(closure, s => s.SetProperty(c => c.MovedAt, now), ct);
    }

    private Task<int> Finish(Extension extension, CancellationToken ct)
    {
        var (row, now) = (things.Set<Extension>().Where(e => e.Id == extension.Id), clock.GetUtcNow());
        // Undone while this pass was running: the next turn takes back what it moved.
        return extension.UndoneAt is null ? things.Update(row.Where(e => e.MovedAt == null), s => s.SetProperty(e => e.MovedAt, now), ct) : things.Update(row, s => s.SetProperty(e => e.RestoredAt, now), ct);
    }
}
