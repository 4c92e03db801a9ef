using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="DaysLate">0 while it is not late.</param>
/// <param name="NotRenewable">Why renewing is not possible now; empty when it is.</param>
/// <param name="Why">What the due date rests on.</param>
internal sealed record OpenLoan(LoanId Id, string Title, string Maker, TitleId? TitleId, string MaterialType, string GenreGroup, string Barcode, DateOnly DueOn, DateTimeOffset? CheckedOutAt, int DaysLeft, IReadOnlyList<Refusal> NotRenewable, WhyDue Why)
{
    public int DaysLate => Math.Max(0, -DaysLeft);
    public bool Late => DaysLeft < 0;
    public bool Renewable => NotRenewable.Count == 0;
}

/// <param name="Loans">Late first, then by due date.</param>
internal sealed record AtHome(PatronStanding Patron, IReadOnlyList<OpenLoan> Loans)
{
    public int Late => Loans.Count(l => l.Late);
    public int Renewable => Loans.Count(l => l.Renewable);
}

/// <summary>What somebody has at home, for themselves and for the desk that opened them. Null: may not be seen for lending now, or this library does not lend.</summary>
internal sealed class MyLoans(For<Lending> data, IPatronStanding patrons, IItems items, HoldQueue queue, OpeningDays opening, DueReasons reasons, Library library, TimeProvider clock)
{
    private (PersonId Person, Task<AtHome?> Answer)? asked;

    /// <summary>The same, asked once in a request: several parts of a page show it.</summary>
    public Task<AtHome?> Once(PersonId person, CancellationToken ct = default)
    {
        if (asked is not { } known || known.Person != person) asked = known = (person, Do(person, ct));
        return known.Answer;
    }

    public async Task<AtHome?> Do(PersonId person, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct) || await patrons.Of(person, ct) is not { } patron) return null;
        var rows = await data.Set<Loan>().Where(l => l.PatronId == person && l.ReturnedOn == null)
            .Select(l => new { l.Id, l.ItemId, l.TitleId, l.MaterialType, l.GenreGroup, l.Branch, l.DueOn, l.CheckedOutAt, l.Renewals, l.CountedFrom, l.LoanDays, l.DueMoves, l.Fate }).ToListAsync(ct);
        var facts = await items.Of([.. rows.Select(r => r.ItemId).OfType<ItemId>()], ct);
        var wanted = await queue.Wanted([.. rows.Where(r => r is { ItemId: not null, TitleId: not null }).Select(r => (r.ItemId!.Value, r.TitleId!.Value))], items, ct);
        var (today, calendar) = (library.Today(clock), await opening.Now(ct));
        var steps = await reasons.Of([.. rows.Select(r => (r.DueMoves, r.DueOn ?? today))], ct);
        var loans = rows.Select((row, n) =>
        {
            var item = row.ItemId is { } id ? facts.GetValueOrDefault(id) : null;
            var due = row.DueOn ?? today;
            var rule = library.Settings.Loans.RuleFor(patron.Subscription, row.MaterialType, row.Branch);
            return new OpenLoan(row.Id, item?.Title ?? "", item?.Maker ?? "", item?.TitleId, row.MaterialType, row.GenreGroup, item?.Barcode ?? "", due, row.CheckedOutAt,
                due.DayNumber - today.DayNumber, RenewalRules.Reasons(patron, rule, calendar.Due(rule, row.Branch, today).On, row.Renewals, row.DueOn, today, row.ItemId is { } copy && wanted.Contains(copy), row.Fate),
                new WhyDue(row.CountedFrom, row.LoanDays, row.Renewals, row.Branch, steps[n]));
        });
        return new AtHome(patron, [.. loans.OrderBy(l => l.DueOn).ThenBy(l => l.Title, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Id.Value)]);
    }
}
