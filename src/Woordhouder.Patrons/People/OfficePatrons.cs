using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Which members: <see cref="Expiring"/> within <see cref="OfficePatrons.Soon"/> days; <see cref="Postponed"/>: the end came, an open loan or charge holds it (D10).</summary>
internal enum PatronState { Member = 0, Expiring = 1, Expired = 2, Cancelled = 3, Postponed = 4, Ended = 5 }

/// <param name="Text">As at the desk; null or "": everybody.</param>
/// <param name="State">Null: whoever has not ended.</param>
/// <param name="Subscription">Id in settings.yaml; null: any.</param>
internal sealed record OfficePatronsRequest(string? Text, PatronState? State, string? Subscription, PatronOrder Order = PatronOrder.Name, bool Descending = false);

/// <param name="Hidden">Members whose data stand still (AVG art. 18): they are in no list, and are counted beside it.</param>
internal sealed record PatronCounts(IReadOnlyDictionary<PatronState, int> ByState, int Hidden);

/// <summary>The back office's list of members: masked lines, as at the desk; a file opens there, with a reason, and is recorded.</summary>
internal sealed class OfficePatrons(For<Membership> data, For<Rights> rights, SearchPatrons search, Library library, TimeProvider clock)
{
    public const int Soon = 30;

    /// <returns>What was chosen, to be counted and paged; refused when the words are too short.</returns>
    public Outcome<IQueryable<Person>> Chosen(OfficePatronsRequest request)
    {
        var people = data.Masked<Person>();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            if (search.Matching(request.Text) is not { } found) return new Refusal("search-more") { Field = "zoek" };
            people = found;
        }
        if (request.Subscription is { } subscription)
        {
            var memberships = data.Masked<PatronMembership>().Where(m => m.Subscription == subscription);
            people = people.Where(p => memberships.Any(m => m.PersonId == p.Id));
        }
        return Outcome.Of(In(people, data.Masked<PatronMembership>(), request.State, library.Today(clock)));
    }

    public Task<int> Count(IQueryable<Person> chosen, CancellationToken ct) => chosen.CountAsync(ct);

    public async Task<IReadOnlyList<PatronLine>> Lines(IQueryable<Person> chosen, OfficePatronsRequest request, int skip, int take, CancellationToken ct) =>
        await PatronLines.Of(data, chosen, request.Order, request.Descending).Skip(skip).Take(take).ToListAsync(ct);

    public async Task<PatronCounts> Counts(CancellationToken ct)
    {
        var counts = new Dictionary<PatronState, int>();
        foreach (var state in Enum.GetValues<PatronState>()) counts[state] = await In(data.Masked<Person>(), data.Masked<PatronMembership>(), state, library.Today(clock)).CountAsync(ct);
        var hidden = await rights.Keys<RestrictionRow>().Where(r => r.EndedAt == null && (r.Scope == RestrictionScope.File || r.Scope == RestrictionScope.Purpose && r.Target == "membership")).Select(r => r.PersonId).Distinct().CountAsync(ct);
        return new(counts, hidden);
    }

    /// <summary>Those in a state, of whomever the caller may look at.</summary>
    public static IQueryable<Person> In(IQueryable<Person> people, IQueryable<PatronMembership> memberships, PatronState? state, DateOnly today)
    {
        var soon = today.AddDays(Soon);
        return state switch
        {
            PatronState.Ended => people.Where(p => p.EndedOn != null),
            PatronState.Expiring => people.Where(p => p.EndedOn == null && memberships.Any(m => m.PersonId == p.Id && m.EndsOn >= today && m.EndsOn <= soon)),
            PatronState.Expired => people.Where(p => p.EndedOn == null && memberships.Any(m => m.PersonId == p.Id && m.EndsOn < today)),
            PatronState.Cancelled => people.Where(p => p.EndedOn == null && memberships.Any(m => m.PersonId == p.Id && m.CancelledPer != null)),
            PatronState.Postponed => people.Where(p => p.EndedOn == null && memberships.Any(m => m.PersonId == p.Id && m.EndPostponedOn != null)),
            _ => people.Where(p => p.EndedOn == null),
        };
    }
}
