using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where the desk is.</param>
/// <param name="Key">One-time key of the form: a repeated submit gets the first one's result.</param>
internal sealed record LendToInstitutionRequest(InstitutionId Institution, string Barcode, string Branch, Guid? Key = null);

/// <summary>Lends an item to a school or group: by the rules of its subscription, to no person. What is held for a patron is not lent; all reasons come at once.</summary>
internal sealed class LendToInstitution(For<Lending> data, Things things, IInstitutions institutions, InstitutionLoans loans, IItems items, HeldItem holds, OpeningDays opening, Library library, TimeProvider clock)
{
    private const int Tries = 3;

    public async Task<Outcome<CheckedOut>> Do(LendToInstitutionRequest request, CancellationToken ct = default)
    {
        if (await institutions.Of(request.Institution, ct) is not { } institution) return new Refusal("institution-unknown");
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        for (var attempt = 1; ; attempt++)
        {
            try { return await data.Transact(() => Lend(request, institution, item, ct), ct); }
            catch (DbUpdateException) // one open loan for each item; one use of a key; the queue of its title
            {
                // Another desk was first: look again at what it left.
                data.Forget();
                things.Forget();
                if (attempt == Tries) return new Refusal("changed-meanwhile");
            }
        }
    }

    /// <summary>All of it inside the transaction: two desks that lend to one school stand in line, and so does the office that ends it.</summary>
    private async Task<Outcome<CheckedOut>> Lend(LendToInstitutionRequest request, InstitutionStanding institution, ItemFacts item, CancellationToken ct)
    {
        var mayBorrow = await institutions.Claim(institution.Id, ct);
        var (open, today, rules) = (await loans.Rows(institution.Id, ct), library.Today(clock), library.Settings.Loans);
        if (open.Find(l => l.ItemId == item.Id) is { } mine) return new CheckedOut(mine.Id, item, mine.DueOn ?? today, Already: true);

        var (rule, held) = (rules.RuleFor(institution.Subscription, item.MaterialType, request.Branch), await holds.For(default, item, ct));
        List<Refusal> refusals = [];
        if (!mayBorrow) refusals.Add(new Refusal("institution-ended"));
        if (open.Count >= institution.MaxLoans) refusals.Add(new Refusal("institution-limit", null, ("n", open.Count), ("max", institution.MaxLoans)));
        if (rule.Limit is { } limit && open.Count(l => rules.RuleFor(institution.Subscription, l.MaterialType, l.Branch) == rule) is var kind && kind >= limit) refusals.Add(new Refusal("limit-of-kind", null, ("n", kind), ("max", limit)));
        if (item.Withdrawn) refusals.Add(new Refusal("withdrawn"));
        if (held.Lent) refusals.Add(new Refusal("on-loan-to-another"));
        if (held.Refusal is { } forAnother) refusals.Add(forAnother with { MayOverride = null });
        if (refusals.Count > 0) return refusals;

        var due = (await opening.Now(ct)).Due(rule, request.Branch, today);
        var loan = Loan.Of(TypedId.New<LoanId>(clock), null, institution.Id, item, request.Branch, today, clock.GetUtcNow(), rule, due, ReadingHistoryChoice.Forget);
        data.Add(loan);
        data.Publish(new ItemCheckedOut(item.Id, item.TitleId, due.On));
        if (item.Missing)
        {
            data.Publish(new ItemFound(item.Id));
            await data.RefundFound(item.Id, today, ct);
        }
        data.Count(request.Branch, DeskActKind.CheckOut, 1, clock);
        if (request.Key is { } key) data.Remember(key, loan.Id, clock);
        await holds.Lend(held, item, today, allTheSame: false, ct);
        await data.Save(ct);
        return new CheckedOut(loan.Id, item, due.On, Already: false);
    }
}
