using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="On">The day, as typed.</param>
internal sealed record RecordDeathRequest(PersonId Person, string? On);

/// <param name="Postponed">What postpones the end; empty: it ended.</param>
internal sealed record DeathRecorded(IReadOnlyList<Refusal> Postponed);

/// <summary>A relative told the desk that a member died: the membership ended that day (D10), no mail goes out, and open loans only postpone the end.</summary>
internal sealed class RecordDeath(For<Membership> data, EndOfMembership ending, IEnumerable<IMayNotEndYet> holds, TimeProvider clock, Library library)
{
    public async Task<Outcome<DeathRecorded>> Do(RecordDeathRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var today = library.Today(clock);
        var person = await data.Set<Person>().FirstOrDefaultAsync(p => p.Id == request.Person, ct);
        var membership = await data.Track<PatronMembership>().FirstOrDefaultAsync(m => m.PersonId == request.Person, ct);
        if (person is null || membership is null) return new Refusal("not-visible");
        if (person.EndedOn is not null) return new Refusal("membership-over");
        if (!DutchDate.TryParse(request.On, today, out var day) || day > today) return new Refusal("death-date") { Field = "On" };
        if (day < person.JoinedOn) day = person.JoinedOn;

        (membership.CancelledPer, membership.CancellationAskedOn, membership.EndReason) = (day, today, EndReason.Death);
        var reasons = new List<Refusal>();
        foreach (var hold in holds) reasons.AddRange(await hold.Reasons(request.Person, ct));
        if (reasons.Count == 0) await ending.Carry(request.Person, day, EndReason.Death, ct);
        else (membership.EndPostponedOn, membership.Version) = (today, membership.Version + 1);
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return new DeathRecorded(reasons);
    }
}
