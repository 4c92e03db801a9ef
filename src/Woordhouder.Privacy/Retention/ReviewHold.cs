using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Retention;

/// <summary>A hold whose day to look again has come, without the person: the officer decides on the reason.</summary>
[MaskedLine]
internal sealed record HoldToReview(Guid Id, string Reason, DateTimeOffset Since, DateOnly ReviewOn);

/// <summary>
/// The officer looked at a hold on deletion again and it still has its reason: it stays for at most another year, counted from today. A month before its day at
/// the earliest, so that a hold is really looked at every year. A hold that lost its reason ends with what gave it: a restriction is lifted, after notice.
/// </summary>
internal sealed class ReviewHold(For<Contracts.Retention> data, Library library, TimeProvider clock)
{
    public async Task<IReadOnlyList<HoldToReview>> Waiting(CancellationToken ct = default)
    {
        var soon = library.Today(clock).AddMonths(1);
        return await data.Masked<DeletionHold>().Where(h => h.ReleasedAt == null && h.ReviewOn <= soon).OrderBy(h => h.ReviewOn).Select(h => new HoldToReview(h.Id, h.Reason, h.Since, h.ReviewOn)).ToListAsync(ct);
    }

    public async Task<Outcome<DateOnly>> Do(Guid hold, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        var (soon, next) = (today.AddMonths(1), today.AddYears(1));
        var kept = await data.Update(data.Keys<DeletionHold>().Where(h => h.Id == hold && h.ReleasedAt == null && h.ReviewOn <= soon), s => s.SetProperty(h => h.ReviewOn, next), ct);
        return kept == 1 ? next : new Refusal("hold.not-due");
    }
}
