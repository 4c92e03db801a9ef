using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Loan">Null: everything that can be renewed.</param>
/// <param name="Before">It happened already, while a terminal had no connection: no rule refuses it, and no due date becomes an earlier one.</param>
internal sealed record RenewRequest(PersonId Patron, LoanId? Loan, LentBefore? Before = null);

/// <summary>What became of one loan: its new due date, or why not.</summary>
/// <param name="InSpiteOf">What would have been refused, had it not happened before.</param>
internal sealed record RenewedLoan(LoanId Loan, DateOnly DueOn, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Refusal>? InSpiteOf = null)
{
    public bool Done => Refusals.Count == 0;
}

/// <summary>Renews from today. One result for each loan, never all or nothing.</summary>
internal sealed class Renew(For<Lending> data, IPatronStanding patrons, IItems items, HoldQueue queue, OpeningDays opening, Library library, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<RenewedLoan>>> Do(RenewRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct) || await patrons.Of(request.Patron, ct) is not { } patron) return new Refusal("renew-not-now");
        var loans = await data.Track<Loan>().Where(l => l.PatronId == request.Patron && l.ReturnedOn == null && (request.Loan == null || l.Id == request.Loan)).ToListAsync(ct);
        if (request.Loan is not null && loans.Count == 0) return new Refusal("loan-not-open");

        var (today, calendar) = (request.Before is { } then ? library.DayOf(then.At) : library.Today(clock), await opening.Now(ct));
        var wanted = await queue.Wanted([.. loans.Where(l => l is { ItemId: not null, TitleId: not null }).Select(l => (l.ItemId!.Value, l.TitleId!.Value))], items, ct);
        var results = new List<RenewedLoan>();
        foreach (var loan in loans)
        {
            var rule = library.Settings.Loans.RuleFor(patron.Subscription, loan.MaterialType, loan.Branch);
            var due = request.Before?.Due is { } told ? new DueDate(told, null) : calendar.Due(rule, loan.Branch, today);
            var refusals = RenewalRules.Reasons(patron, rule, due.On, loan.Renewals, loan.DueOn, today, loan.ItemId is { } item && wanted.Contains(item), loan.Fate);
            var inSpiteOf = request.Before is null || loan.Fate != LoanFate.None ? null : refusals;
            if (inSpiteOf is not null) refusals = [];
            if (refusals.Count == 0 && !(due.On <= loan.DueOn))
            {
                (loan.DueOn, loan.DueMoves, loan.CountedFrom, loan.LoanDays) = (due.On, due.Moves, today, rule.Days);
                (loan.Renewals, loan.Version) = (loan.Renewals + 1, loan.Version + 1);
            }
            results.Add(new RenewedLoan(loan.Id, loan.DueOn ?? today, refusals, inSpiteOf));
        }
        try
        {
            if (results.Exists(r => r.Done)) await data.Save(ct);
            return results;
        }
        catch (DbUpdateConcurrencyException)
        {
            data.Forget();
            return new Refusal("changed-meanwhile");
        }
    }
}

/// <summary>When a loan can be renewed: the same rules decide, and stand on the row before anybody asks.</summary>
internal static class RenewalRules
{
    /// <param name="next">Until when it would be renewed.</param>
    /// <param name="wanted">Somebody else waits for it, and no other copy can help them.</param>
    public static IReadOnlyList<Refusal> Reasons(PatronStanding patron, LoanRule rule, DateOnly next, int renewals, DateOnly? dueOn, DateOnly today, bool wanted, LoanFate fate)
    {
        var refusals = new List<Refusal>();
        if (patron.MembershipEnded) refusals.Add(new Refusal("membership-ended"));
        else if (patron.EndsOn is { } last && last < today) refusals.Add(new Refusal("subscription-ended", null, ("date", last)));
        if (fate != LoanFate.None) refusals.Add(new Refusal("renew-lost"));
        if (wanted) refusals.Add(new Refusal("renew-wanted", null, ("date", dueOn ?? today)));
        if (renewals >= rule.Renewals) refusals.Add(rule.Renewals == 0 ? new Refusal("renew-never") : new Refusal("renewals-used", null, ("n", renewals)));
        else if (dueOn is { } due && next <= due) refusals.Add(new Refusal("renew-no-gain", null, ("date", due)));
        return refusals;
    }
}
