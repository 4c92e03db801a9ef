using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>
/// Memberships without expiry that nobody uses (D10): a notice after 35 months, the end after 36 and not before 30 days after the notice. Modules that see
/// use are asked only about the few who seem due; what they answer moves <c>last_used_on</c>. Without an e-mail address there is no notice, so no end.
/// </summary>
internal sealed class UnusedMemberships(For<Membership> data, Subscriptions subscriptions, IEnumerable<IUseOfLibrary> uses, Post post, Library library)
{
    internal static readonly Period Unused = new(36, 0), BeforeNotice = new(35, 0), AfterNotice = new(0, 30);

    public sealed record Idle(PersonId Person, DateOnly LastDay, bool WasPostponed);

    public async Task<IReadOnlyList<Idle>> DueOn(DateOnly today, CancellationToken ct)
    {
        var (usedBy, noticeBy) = (Unused.LatestStartDue(today), AfterNotice.LatestStartDue(today));
        await Refresh(WithoutExpiry().Where(m => m.LastUsedOn <= usedBy && m.UnusedNoticeOn != null && m.UnusedNoticeOn <= noticeBy), today, ct);
        var due = await WithoutExpiry().Where(m => m.LastUsedOn <= usedBy && m.UnusedNoticeOn != null && m.UnusedNoticeOn <= noticeBy)
            .Select(m => new { m.PersonId, m.LastUsedOn, m.UnusedNoticeOn, m.EndPostponedOn }).ToListAsync(ct);
        return [.. due.Select(m => new Idle(m.PersonId, Later(Unused.LastDay(m.LastUsedOn), AfterNotice.LastDay(m.UnusedNoticeOn!.Value)), m.EndPostponedOn != null))];
    }

    public async Task<int> GiveNotice(DateOnly today, CancellationToken ct)
    {
        var usedBy = BeforeNotice.LatestStartDue(today);
        await Refresh(WithoutExpiry().Where(m => m.LastUsedOn <= usedBy && m.UnusedNoticeOn == null), today, ct);
        var contacts = data.Set<PatronContact>().Where(c => c.Email != null);
        var people = await WithoutExpiry().Where(m => m.LastUsedOn <= usedBy && m.UnusedNoticeOn == null && contacts.Any(c => c.PersonId == m.PersonId)).Select(m => m.PersonId).Take(1000).ToListAsync(ct);
        // A query of its own: one that also names Set is not tracked.
        var due = await data.Track<PatronMembership>().Where(m => people.Contains(m.PersonId)).ToListAsync(ct);
        foreach (var membership in due)
        {
            var contact = await data.Set<PatronContact>().SingleAsync(c => c.PersonId == membership.PersonId, ct);
            (membership.UnusedNoticeOn, membership.Version) = (today, membership.Version + 1);
            post.Queue(membership.PersonId, contact.Email!, contact.Language, "membership-unused",
                ("date", Later(Unused.LastDay(membership.LastUsedOn), AfterNotice.LastDay(today))), ("library", library.Word.Statement.Controller.ShortName));
        }
        await data.Save(ct);
        return due.Count;
    }

    private IQueryable<PatronMembership> WithoutExpiry()
    {
        var endless = subscriptions.All.Where(s => s.Duration is null).Select(s => s.Id).ToList();
        var people = data.Set<Person>().Where(p => p.EndedOn == null);
        return data.Set<PatronMembership>().Where(m => endless.Contains(m.Subscription) && m.CancelledPer == null && people.Any(p => p.Id == m.PersonId));
    }

    /// <summary>Asks who used the library after all, and writes that as of today.</summary>
    private async Task Refresh(IQueryable<PatronMembership> seemDue, DateOnly today, CancellationToken ct)
    {
        var people = await seemDue.Select(m => m.PersonId).ToListAsync(ct);
        foreach (var batch in people.Chunk(500))
        {
            var used = new HashSet<PersonId>();
            foreach (var use in uses) used.UnionWith(await use.UsedSince(batch, BeforeNotice.LatestStartDue(today).AddDays(1), ct));
            if (used.Count == 0) continue;
            var ids = used.ToList();
            await data.Update(data.Set<PatronMembership>().Where(m => ids.Contains(m.PersonId)),
                s => s.SetProperty(m => m.LastUsedOn, today).SetProperty(m => m.UnusedNoticeOn, (DateOnly?)null).SetProperty(m => m.Version, m => m.Version + 1), ct);
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
