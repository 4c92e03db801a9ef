using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Privacy.Rights;

/// <summary>
/// Before a restriction ends, the person is told (AVG art. 18(3)): the notice stands on their page of rights, with what starts again. Giving it twice
/// changes nothing.
/// </summary>
internal sealed class GiveNoticeOfLifting(For<Contracts.Rights> data, TimeProvider clock)
{
    public async Task<Outcome<DateTimeOffset>> Do(PersonId person, Guid restriction, CancellationToken ct = default)
    {
        if (!await data.Open(person, ct)) return new Refusal("restrict.nobody");
        var row = await data.Track<RestrictionRow>().SingleOrDefaultAsync(r => r.Id == restriction && r.PersonId == person, ct);
        if (row is null || row.EndedAt is not null) return new Refusal("restrict.not-running");
        row.NoticeGivenAt ??= clock.GetUtcNow();
        await data.Save(ct);
        return row.NoticeGivenAt.Value;
    }
}

/// <summary>Ends a restriction after its notice. The hold that kept the file goes with the last restriction of the whole file.</summary>
internal sealed class LiftRestriction(For<Contracts.Rights> data, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(PersonId person, Guid restriction, CancellationToken ct = default)
    {
        if (!await data.Open(person, ct)) return new Refusal("restrict.nobody");
        var row = await data.Track<RestrictionRow>().SingleOrDefaultAsync(r => r.Id == restriction && r.PersonId == person, ct);
        if (row is null || row.EndedAt is not null) return new Refusal("restrict.not-running");
        if (row.NoticeGivenAt is null) return new Refusal("restrict.no-notice");
        var now = clock.GetUtcNow();
        var holds = row.Scope == RestrictionScope.File
            && !await data.Set<RestrictionRow>().AnyAsync(r => r.PersonId == person && r.Id != restriction && r.Scope == RestrictionScope.File && r.EndedAt == null, ct)
                ? await data.Track<DeletionHold>().Where(h => h.PersonId == person && h.Reason == Restrict.HoldReason && h.ReleasedAt == null).ToListAsync(ct) : [];
        row.EndedAt = now;
        foreach (var hold in holds) hold.ReleasedAt = now;
        await data.Save(ct);
        return new Nothing();
    }
}
