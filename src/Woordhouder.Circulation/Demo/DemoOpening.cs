using Woordhouder.Contracts;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A day that one branch closes soon, and an extension for everybody: so that the pages about them have something to show.</summary>
internal sealed class DemoOpening(CloseDays close, ExtendForAll extend, DueDateMover mover, OpeningDays opening, Library library, TimeProvider clock) : IDemoData
{
    private const int ClosesIn = 9, DueIn = 4, Longer = 7;

    public async Task Fill(CancellationToken ct)
    {
        if (!library.PurposeRuns(Lending.Id)) return;
        var (today, branch, calendar) = (library.Today(clock), library.Settings.Branches[0].Id, await opening.Now(ct));
        var closed = calendar.OpenFrom(branch, today.AddDays(ClosesIn));
        await close.Do(new CloseDaysRequest(NewId(), branch, closed, closed, "de vloer wordt vernieuwd", "the floor is being renewed"), ct);
        var next = (await opening.Now(ct)).OpenFrom(branch, today.AddDays(DueIn + Longer));
        await extend.Do(new ExtendRequest(NewId(), branch, today.AddDays(DueIn), today.AddDays(DueIn + 1), next, "de innamemachine was stuk", "the return machine was broken"), ct);
        while (await mover.Turn(ct) > 0) { }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
