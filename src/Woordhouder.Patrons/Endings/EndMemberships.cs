using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Patrons;

/// <summary>
/// Every night: memberships whose last day is over end (D10) – cancelled, withdrawn or by death; twelve months after a subscription expired unrenewed;
/// thirty-six months unused, without expiry, after a notice. An open loan or charge postpones it to the day before the night in which nothing holds it.
/// </summary>
internal sealed class EndMemberships(For<Membership> data, EndOfMembership ending, UnusedMemberships unused, SixteenthBirthdays birthdays, IEnumerable<IMayNotEndYet> holds, Post post, Library library) : IDailyJob
{
    private const int Batch = 200;
    internal static readonly Period AfterExpiry = new(12, 0);

    /// <param name="LastDay">As planned, if nothing postponed it.</param>
    private sealed record Due(PersonId Person, DateOnly LastDay, EndReason Reason, bool WasPostponed);

    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var turned = await birthdays.Run(today, ct);
        var (ended, postponed) = (0, 0);
        foreach (var batch in (await DueOn(today, ct)).Chunk(Batch))
        {
            var held = new HashSet<PersonId>();
            foreach (var hold in holds) held.UnionWith(await hold.Held([.. batch.Select(d => d.Person)], ct));
            foreach (var due in batch)
            {
                if (held.Contains(due.Person)) { await Postpone(due, today, ct); postponed++; }
                else { await End(due, due.WasPostponed ? today.AddDays(-1) : due.LastDay, ct); ended++; }
            }
            await data.Save(ct);
        }
        var noticed = await unused.GiveNotice(today, ct);
        return JobSaid.Write("memberships", ("ended", ended), ("postponed", postponed), ("noticed", noticed), ("turned", turned));
    }

    private async Task<IReadOnlyList<Due>> DueOn(DateOnly today, CancellationToken ct)
    {
        var people = data.Set<Person>().Where(p => p.EndedOn == null);
        var memberships = data.Set<PatronMembership>().Where(m => people.Any(p => p.Id == m.PersonId));
        var cancelled = await memberships.Where(m => m.CancelledPer != null && m.CancelledPer < today)
            .Select(m => new { m.PersonId, m.CancelledPer, m.EndReason, m.EndPostponedOn }).ToListAsync(ct);
        var expiredBy = AfterExpiry.LatestStartDue(today);
        var expired = await memberships.Where(m => m.CancelledPer == null && m.EndsOn != null && m.EndsOn <= expiredBy)
            .Select(m => new { m.PersonId, m.EndsOn, m.EndPostponedOn }).ToListAsync(ct);
        var idle = await unused.DueOn(today, ct);
        return [.. cancelled.Select(m => new Due(m.PersonId, m.CancelledPer!.Value, m.EndReason ?? EndReason.Cancelled, m.EndPostponedOn != null))
            .Concat(expired.Select(m => new Due(m.PersonId, AfterExpiry.LastDay(m.EndsOn!.Value), EndReason.Expired, m.EndPostponedOn != null)))
            .Concat(idle.Select(m => new Due(m.Person, m.LastDay, EndReason.Unused, m.WasPostponed)))
            .DistinctBy(d => d.Person)];
    }

    private async Task Postpone(Due due, DateOnly today, CancellationToken ct)
    {
        var membership = await data.Track<PatronMembership>().SingleAsync(m => m.PersonId == due.Person, ct);
        if (membership.EndPostponedOn is not null) return;
        (membership.EndPostponedOn, membership.Version) = (today, membership.Version + 1);
    }

    private async Task End(Due due, DateOnly lastDay, CancellationToken ct)
    {
        await ending.Carry(due.Person, lastDay, due.Reason, ct);
        if (due.Reason == EndReason.Death) return;
        if (await data.Set<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == due.Person, ct) is { Email: { } email } contact)
            post.Queue(due.Person, email, contact.Language, "membership-ended", ("date", lastDay), ("library", library.Word.Statement.Controller.ShortName));
    }
}
