using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="At">When it left, before now.</param>
/// <param name="Key">One-time key of the line.</param>
/// <param name="Due">What the member was told; null: as the loan rules count.</param>
internal sealed record LendLaterRequest(PersonId Patron, string Barcode, string Branch, DateTimeOffset At, Guid Key, DateOnly? Due = null);

/// <param name="Already">This loan was here: nothing changed.</param>
/// <param name="Mind">What the desk would have said, had it known: told, and in nobody's way.</param>
internal sealed record LentLater(ItemFacts Item, DateOnly? DueOn, bool Already, IReadOnlyList<Refusal> Mind);

/// <summary>
/// A loan that happened while the network was away, on the day on which it happened. It is a fact, so nothing refuses it: what the catalogue thought of the
/// thing gives way. The database still holds one open loan for each item.
/// </summary>
internal sealed class LendLater(For<Lending> data, Things things, IPatronStanding patrons, IItems items, HeldItem holds, OpeningDays opening, Charging charging, Library library, TimeProvider clock)
{
    private const int Tries = 3;

    public async Task<Outcome<LentLater>> Do(LendLaterRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct) || await patrons.Of(request.Patron, ct) is not { } patron) return CheckOut.NotForLending(library);
        if (await items.ByBarcode(request.Barcode, ct) is not { } item) return new Refusal("unknown-number", null, ("number", request.Barcode));
        for (var attempt = 1; ; attempt++)
        {
            if (await Try(request, patron, item, ct) is { } lent) return lent;
            data.Forget();
            things.Forget();
            if (attempt == Tries) return new Refusal("changed-meanwhile");
        }
    }

    /// <returns>Null: somebody else wrote meanwhile.</returns>
    private async Task<LentLater?> Try(LendLaterRequest request, PatronStanding patron, ItemFacts item, CancellationToken ct)
    {
        var (day, at, today) = (library.DayOf(request.At), request.At, library.Today(clock));
        var own = await data.Set<Loan>().Where(l => l.PatronId == patron.Id && l.ItemId == item.Id && (l.ReturnedOn == null || l.CheckedOutAt == at)).Select(l => new { l.DueOn }).FirstOrDefaultAsync(ct);
        if (own is not null || await things.LoanOf(request.Key, ct) is not null) return new LentLater(item, own?.DueOn, Already: true, []);

        var others = data.Facts<Loan>().Where(l => l.ItemId == item.Id && l.ReturnedOn == null);
        // Also what was lent since and is back by now: it had come back before that.
        var since = await data.Facts<Loan>().AnyAsync(l => l.ItemId == item.Id && (l.ReturnedOn == null || l.ReturnedOn >= day) && (l.LentOn > day || l.CheckedOutAt > at), ct);
        var held = await holds.For(patron.Id, item, ct);
        var before = !since && held.Lent;
        var rule = library.Settings.Loans.RuleFor(patron.Subscription, item.MaterialType, request.Branch);
        var mind = await Mind(patron, item, rule, day, ct);
        if (since) mind.Add(new Refusal("late-lent-since"));
        if (before) mind.Add(new Refusal("late-was-on-loan", null, ("date", day)));
        if (!since && held.ForAnother) mind.Add(new Refusal("late-was-held"));

        var due = request.Due is { } told ? new DueDate(told, null) : (await opening.Now(ct)).Due(rule, request.Branch, day);
        // Somebody else has it since: it was back by then, and nobody knows when.
        var loan = Loan.Of(TypedId.New<LoanId>(clock), patron.Id, null, item, request.Branch, day, at, rule, due, patron.ReadingHistory, returnedOn: since ? day : null);
        var borrower = await data.Track<Borrower>().FirstOrDefaultAsync(b => b.PatronId == patron.Id, ct);
        try
        {
            await data.Transact(async () =>
            {
                if (before) await data.CloseLoans(others, day, at, ct);
                if (item.Missing) await data.RefundFound(item.Id, today, ct);
                data.Add(loan);
                charging.Lent(loan, patron.Id, rule);
                if (borrower is null) data.Add(new Borrower { PatronId = patron.Id, LastUsedOn = day, Version = 1 });
                else (borrower.LastUsedOn, borrower.Version) = (borrower.LastUsedOn > day ? borrower.LastUsedOn : day, borrower.Version + 1);
                if (!since)
                {
                    await holds.Lend(held, item, today, allTheSame: true, ct);
                    data.Publish(new ItemCheckedOut(item.Id, item.TitleId, due.On));
                    if (item.Missing) data.Publish(new ItemFound(item.Id));
                }
                data.Add(DeskAct.Of(request.Branch, DeskActKind.CheckOut, 1, at));
                data.Remember(request.Key, loan.Id, clock);
                return await data.Save(ct);
            }, ct);
            return new LentLater(item, due.On, Already: false, mind);
        }
        catch (DbUpdateException) // another desk wrote about this item or this borrower
        {
            return null;
        }
    }

    /// <summary>What a check-out on that day would have refused.</summary>
    private async Task<List<Refusal>> Mind(PatronStanding patron, ItemFacts item, LoanRule rule, DateOnly day, CancellationToken ct)
    {
        var mind = new List<Refusal>();
        if (patron.MembershipEnded) mind.Add(new Refusal("membership-ended"));
        else if (patron.EndsOn is { } last && last < day) mind.Add(new Refusal("subscription-ended", null, ("date", last)));
        var open = await data.Set<Loan>().Where(l => l.PatronId == patron.Id && l.ReturnedOn == null).Select(l => new { l.MaterialType, l.Branch }).ToListAsync(ct);
        if (open.Count >= patron.MaxLoans) mind.Add(new Refusal("limit-reached", null, ("n", open.Count), ("max", patron.MaxLoans)));
        if (item.FromAge is { } age && patron.Age < age) mind.Add(new Refusal("too-young", null, ("n", age)));
        if (item.Withdrawn) mind.Add(new Refusal("withdrawn"));
        if (rule.Limit is { } limit && open.Count(l => library.Settings.Loans.RuleFor(patron.Subscription, l.MaterialType, l.Branch) == rule) is var kind && kind >= limit)
            mind.Add(new Refusal("limit-of-kind", null, ("n", kind), ("max", limit)));
        var owes = new Money(await data.OwedBy(patron.Id, ct));
        if (library.Settings.Overdue.Blocks(owes, patron.Age)) mind.Add(new Refusal("owes", null, ("amount", owes), ("max", library.Settings.Overdue.BlockAt)));
        return mind;
    }
}
