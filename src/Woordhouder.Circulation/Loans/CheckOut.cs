using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where the desk is.</param>
/// <param name="Because">Lend all the same, where the role may: why, in the words of staff. The member reads them. Null: no.</param>
/// <param name="Key">One-time key of the form: remembered with the loan, so that a repeated submit gets the first one's result.</param>
/// <param name="FeeAgreed">Whoever borrows knows what it costs; a terminal asks first.</param>
internal sealed record CheckOutRequest(PersonId Patron, string Barcode, string Branch, string? Because = null, Guid? Key = null, bool FeeAgreed = true);

/// <param name="Already">This patron had it already: nothing changed.</param>
/// <param name="Fee">What borrowing costs, from zero.</param>
internal sealed record CheckedOut(LoanId Loan, ItemFacts Item, DateOnly DueOn, bool Already, Money Fee = default);

/// <summary>Lends an item to a patron. All reasons against it come at once; two defences in the database decide between two desks.</summary>
internal sealed class CheckOut(For<Lending> data, IPatronStanding patrons, IItems items, HeldItem holds, OpeningDays opening, Charging charging, Library library, Actor actor, TimeProvider clock)
{
    private const int Tries = 3;
    private static readonly Compiled<For<Lending>, PersonId, Known> BorrowerOf = For<Lending>.Compile((Rows rows, PersonId patron) =>
        rows.Track<Borrower>().Where(b => b.PatronId == patron)
            .Select(b => new Known(b, rows.Set<Loan>().Where(l => l.PatronId == b.PatronId && l.ReturnedOn == null).Select(l => new OpenItem(l.Id, l.ItemId, l.DueOn, l.MaterialType, l.Branch)).ToList(),
                rows.Set<Charge>().Where(c => c.PatronId == b.PatronId && c.State == ChargeState.Open).Sum(c => c.Cents))));

    private static readonly Compiled<For<Lending>, PersonId, OpenItem> AtHomeOf = For<Lending>.Compile((Rows rows, PersonId patron) =>
        rows.Set<Loan>().Where(l => l.PatronId == patron && l.ReturnedOn == null).Select(l => new OpenItem(l.Id, l.ItemId, l.DueOn, l.MaterialType, l.Branch)));

    private sealed record Known(Borrower Borrower, List<OpenItem> AtHome, long Owes);

    private sealed record OpenItem(LoanId Id, ItemId? ItemId, DateOnly? DueOn, string MaterialType, string Branch);

    public async Task<Outcome<CheckedOut>> Do(CheckOutRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct) || await patrons.Of(request.Patron, ct) is not { } patron) return NotForLending(library);
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await Try(request, patron, item, ct);
            if (outcome is not null) return outcome;
            // Another desk was first: look again at what it left.
            data.Forget();
            if (attempt == Tries) return new Refusal("changed-meanwhile");
        }
    }

    /// <returns>Null: somebody else wrote meanwhile.</returns>
    private async Task<Outcome<CheckedOut>?> Try(CheckOutRequest request, PatronStanding patron, ItemFacts item, CancellationToken ct)
    {
        var known = await data.First(BorrowerOf, patron.Id, ct);
        var open = known?.AtHome ?? await data.List(AtHomeOf, patron.Id, ct);
        var borrower = known?.Borrower;
        var rule = library.Settings.Loans.RuleFor(patron.Subscription, item.MaterialType, request.Branch);
        if (open.Find(l => l.ItemId == item.Id) is { } mine) return new CheckedOut(mine.Id, item, mine.DueOn ?? library.Today(clock), Already: true, rule.Fee);

        var refusals = Reasons(patron, item, open.Count);
        if (rule.Limit is { } limit && open.Count(l => library.Settings.Loans.RuleFor(patron.Subscription, l.MaterialType, l.Branch) == rule) is var kind && kind >= limit)
            refusals.Add(new Refusal("limit-of-kind", Audiences.Roles.Desk, ("n", kind), ("max", limit)));
        // Whoever never borrowed here owes nothing but for loans that came from another system.
        var owes = new Money(known?.Owes ?? (open.Count == 0 ? 0 : await data.OwedBy(patron.Id, ct)));
        if (library.Settings.Overdue.Blocks(owes, patron.Age)) refusals.Add(new Refusal("owes", Audiences.Roles.Desk, ("amount", owes), ("max", library.Settings.Overdue.BlockAt)));
        var held = await holds.For(patron.Id, item, ct);
        if (held.Lent) refusals.Add(new Refusal("on-loan-to-another"));
        if (held.Refusal is { } forAnother) refusals.Add(forAnother);
        var against = request.Because is null ? [] : refusals.FindAll(r => r.MayOverride is { } role && actor.Roles.Contains(role));
        refusals.RemoveAll(against.Contains);
        if (against.Count > 0 && refusals.Count == 0 && !LoanOverride.Explains(request.Because)) refusals.Add(new Refusal("override-because", null, ("min", LoanOverride.Shortest), ("max", LoanOverride.Longest)));
        // Asked last: nobody agrees to pay for what is refused all the same.
        if (refusals.Count == 0 && rule.Fee > Money.Zero && !request.FeeAgreed) refusals.Add(new Refusal("costs-a-fee", null, ("amount", rule.Fee)));
        if (refusals.Count > 0) return refusals;

        var today = library.Today(clock);
        var due = (await opening.Now(ct)).Due(rule, request.Branch, today);
        var loan = Loan.Of(TypedId.New<LoanId>(clock), patron.Id, null, item, request.Branch, today, clock.GetUtcNow(), rule, due, patron.ReadingHistory);
        data.Add(loan);
        charging.Lent(loan, patron.Id, rule);
        if (against.Count > 0) data.Add(LoanOverride.Of(loan, patron.Id, against, request.Because!));
        if (borrower is null) data.Add(new Borrower { PatronId = patron.Id, LastUsedOn = today, Version = 1 });
        else (borrower.LastUsedOn, borrower.Version) = (today, borrower.Version + 1);
        data.Publish(new ItemCheckedOut(item.Id, item.TitleId, due.On));
        if (item.Missing) data.Publish(new ItemFound(item.Id));
        data.Count(request.Branch, DeskActKind.CheckOut, 1, clock);
        if (request.Key is { } key) data.Remember(key, loan.Id, clock);
        try
        {
            if (held is { Queue: false, Place: null } && !item.Missing) await data.Save(ct);
            else
                await data.Transact(async () =>
                {
                    if (item.Missing) await data.RefundFound(item.Id, today, ct);
                    await holds.Lend(held, item, today, allTheSame: held.ForAnother, ct);
                    return await data.Save(ct);
                }, ct);
            return new CheckedOut(loan.Id, item, due.On, Already: false, rule.Fee);
        }
        catch (DbUpdateException) // one open loan for each item; one version of the borrower; one use of a key; the queue of its title
        {
            return null;
        }
    }

    private List<Refusal> Reasons(PatronStanding patron, ItemFacts item, int open)
    {
        var refusals = new List<Refusal>();
        if (patron.MembershipEnded) refusals.Add(new Refusal("membership-ended"));
        else if (patron.EndsOn is { } last && last < library.Today(clock)) refusals.Add(new Refusal("subscription-ended", null, ("date", last)));
        if (open >= patron.MaxLoans) refusals.Add(new Refusal("limit-reached", Audiences.Roles.Desk, ("n", open), ("max", patron.MaxLoans)));
        if (item.FromAge is { } age && patron.Age < age) refusals.Add(new Refusal("too-young", null, ("n", age)));
        if (item.Withdrawn) refusals.Add(new Refusal("withdrawn"));
        return refusals;
    }

    /// <summary>Lending may not see this person now: the desk says so, says no more, and names who knows.</summary>
    public static Refusal NotForLending(Library library) => new("patron-not-visible", null,
        ("officer", library.Word.Statement.Controller.PrivacyOfficer.Nl), ("officer_en", library.Word.Statement.Controller.PrivacyOfficer.En));
}
