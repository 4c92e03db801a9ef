using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <summary>How many members of one subscription have one day in common; who they are stands nowhere in it.</summary>
[MaskedLine]
internal sealed record DayCount(string Subscription, DateOnly Day, int Count);

/// <summary>How many have a subscription now.</summary>
[MaskedLine]
internal sealed record TypeCount(string Subscription, int Count);

/// <summary>One subscription in one month. A number below ten says nothing but that: null.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Joined">Became a member in it.</param>
/// <param name="Stopped">Ended in it.</param>
/// <param name="RunsOut">The last day lies in it, as things stand now.</param>
internal sealed record SubscriptionMonth(string Type, DateOnly Month, int? Joined, int? Stopped, int? RunsOut) : IAboutNobody;

/// <param name="Now">Members of today; null: fewer than ten.</param>
internal sealed record SubscriptionNow(string Subscription, int? Now);

/// <summary>Subscriptions in counts, for the office: what there is, what came and went in twelve months, what runs out in the next six.</summary>
internal sealed class SubscriptionFigures(For<Membership> data, Subscriptions subscriptions, Library library, TimeProvider clock)
{
    /// <summary>Smaller groups are not shown (D2).</summary>
    public const int Smallest = 10;
    public const int MonthsBack = 12, MonthsAhead = 6;

    /// <summary>0 may be read; 1 to 9 may not.</summary>
    public static int? Shown(int count) => count is > 0 and < Smallest ? null : count;

    public async Task<IReadOnlyList<SubscriptionNow>> Now(CancellationToken ct)
    {
        var people = data.Masked<Person>().Where(p => p.EndedOn == null);
        var counts = (await data.Masked<PatronMembership>().Where(m => people.Any(p => p.Id == m.PersonId)).GroupBy(m => m.Subscription).Select(g => new TypeCount(g.Key, g.Count())).ToListAsync(ct)).ToDictionary(c => c.Subscription, c => c.Count);
        return [.. Names(counts.Keys).Select(id => new SubscriptionNow(id, Shown(counts.GetValueOrDefault(id))))];
    }

    /// <summary>From twelve months ago to six months ahead, for each subscription.</summary>
    public async Task<IReadOnlyList<SubscriptionMonth>> Months(CancellationToken ct)
    {
        var today = library.Today(clock);
        var (thisMonth, tomorrow) = (new DateOnly(today.Year, today.Month, 1), today.AddDays(1));
        var (from, until) = (thisMonth.AddMonths(1 - MonthsBack), thisMonth.AddMonths(MonthsAhead + 1));
        var (people, memberships) = (data.Masked<Person>(), data.Masked<PatronMembership>());
        var joined = await people.Where(p => p.JoinedOn >= from && p.JoinedOn < tomorrow).Join(memberships, p => p.Id, m => m.PersonId, (p, m) => new { m.Subscription, p.JoinedOn })
            .GroupBy(r => new { r.Subscription, r.JoinedOn }).Select(g => new DayCount(g.Key.Subscription, g.Key.JoinedOn, g.Count())).ToListAsync(ct);
        var stopped = await people.Where(p => p.EndedOn >= from && p.EndedOn < tomorrow).Join(memberships, p => p.Id, m => m.PersonId, (p, m) => new { m.Subscription, EndedOn = p.EndedOn!.Value })
            .GroupBy(r => new { r.Subscription, r.EndedOn }).Select(g => new DayCount(g.Key.Subscription, g.Key.EndedOn, g.Count())).ToListAsync(ct);
        var ending = await people.Where(p => p.EndedOn == null).Join(memberships.Where(m => m.EndsOn >= today && m.EndsOn < until), p => p.Id, m => m.PersonId, (p, m) => new { m.Subscription, EndsOn = m.EndsOn!.Value })
            .GroupBy(r => new { r.Subscription, r.EndsOn }).Select(g => new DayCount(g.Key.Subscription, g.Key.EndsOn, g.Count())).ToListAsync(ct);
        var months = Enumerable.Range(0, MonthsBack + MonthsAhead).Select(from.AddMonths);
        return [.. from id in Names(joined.Concat(stopped).Concat(ending).Select(c => c.Subscription))
                   from month in months
                   select new SubscriptionMonth(id, month,
                       month > today ? 0 : Sum(joined, id, month), month > today ? 0 : Sum(stopped, id, month), month < thisMonth ? 0 : Sum(ending, id, month))];
    }

    /// <summary>Those of the settings in their order, then what members still have from before.</summary>
    private IEnumerable<string> Names(IEnumerable<string> found) => subscriptions.All.Select(s => s.Id).Concat(found).Distinct();

    private static int? Sum(IEnumerable<DayCount> counts, string subscription, DateOnly month) =>
        Shown(counts.Where(c => c.Subscription == subscription && c.Day.Year == month.Year && c.Day.Month == month.Month).Sum(c => c.Count));
}
