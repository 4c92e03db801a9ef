using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Loan">Null: forgotten, some time after it was settled.</param>
/// <param name="Title">Of the thing, while loan and title still know each other; else "".</param>
internal sealed record ChargeShown(ChargeId Id, LoanId? Loan, ChargeKind Kind, Money Amount, DateOnly MadeOn, string MaterialType, string Title, int? DaysLate, string? What, ChargeState State, DateOnly? ClosedOn, string? Because);

/// <summary>What somebody owes or owed, what is open first, then newest first; and the answer to other modules. Null: may not be seen for lending now, or this library does not lend.</summary>
internal sealed class PatronCharges(For<Lending> data, IItems items, Library library, TimeProvider clock) : ICharges
{
    private (PersonId Person, Task<IReadOnlyList<ChargeShown>?> Answer)? asked;

    /// <summary>The same, asked once in a request: several parts of a page show it.</summary>
    public Task<IReadOnlyList<ChargeShown>?> Once(PersonId person, CancellationToken ct = default)
    {
        if (asked is not { } known || known.Person != person) asked = known = (person, Of(person, ct));
        return known.Answer;
    }

    public async Task<IReadOnlyList<ChargeShown>?> Of(PersonId person, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct)) return null;
        var charges = await data.Set<Charge>().Where(c => c.PatronId == person).ToListAsync(ct);
        var loans = charges.Select(c => c.LoanId).OfType<LoanId>().ToList();
        var copies = charges.Count == 0 ? [] : await data.Set<Loan>().Where(l => l.PatronId == person && loans.Contains(l.Id) && l.ItemId != null).Select(l => new { l.Id, l.ItemId }).ToDictionaryAsync(l => l.Id, l => l.ItemId!.Value, ct);
        var facts = await items.Of([.. copies.Values], ct);
        string Title(Charge c) => c.LoanId is { } loan && copies.TryGetValue(loan, out var copy) && facts.TryGetValue(copy, out var item) ? item.Title : "";
        return [.. charges.OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.MadeOn).ThenBy(c => c.Id.Value)
            .Select(c => new ChargeShown(c.Id, c.LoanId, c.Kind, c.Amount, c.MadeOn, c.MaterialType, Title(c), c.DaysLate, c.What, c.State, c.ClosedOn, c.Because))];
    }

    public async Task<IReadOnlyList<OpenCharge>> Open(PersonId person, CancellationToken ct = default) => !data.IsOn || !await data.Open(person, ct) ? []
        : [.. (await OpenOf(data.Set<Charge>(), person).OrderBy(c => c.MadeOn).ThenBy(c => c.Id).ToListAsync(ct)).Select(c => new OpenCharge(c.Id, c.Kind, c.Amount, c.MadeOn))];

    public async Task<Outcome<Nothing>> Pay(PersonId person, ChargeId? charge, Money amount, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct)) return CheckOut.NotForLending(library);
        var today = library.Today(clock);
        if (charge is { } one && await data.Set<Charge>().AnyAsync(c => c.Id == one && c.PatronId == person && c.State == ChargeState.Paid, ct)) return new Nothing(); // said twice
        var open = await OpenOf(data.Track<Charge>(), person).Where(c => charge == null || c.Id == charge).ToListAsync(ct);
        if (open.Count == 0) return new Refusal("charge-gone");
        var sum = open.Aggregate(Money.Zero, (total, c) => total + c.Amount);
        if (sum != amount) return new Refusal("charge-amount", null, ("amount", sum));
        foreach (var paid in open) paid.Become(ChargeState.Paid, today);
        return await data.Settled(open, today, clock, ct);
    }

    private static IQueryable<Charge> OpenOf(IQueryable<Charge> charges, PersonId person) => charges.Where(c => c.PatronId == person && c.State == ChargeState.Open);
}

internal static class ChargeWrites
{
    /// <summary>Saves charges that were settled, and ends the loans of what is lost and need not come back any more.</summary>
    public static async Task<Outcome<Nothing>> Settled<TPurpose>(this For<TPurpose> data, IReadOnlyList<Charge> settled, DateOnly today, TimeProvider clock, CancellationToken ct) where TPurpose : IPurpose
    {
        try
        {
            var lost = settled.Where(c => c.Kind == ChargeKind.Lost).Select(c => c.LoanId).OfType<LoanId>().ToList();
            foreach (var loan in lost.Count == 0 ? [] : await data.Track<Loan>().Where(l => lost.Contains(l.Id) && l.ReturnedOn == null).ToListAsync(ct)) data.EndLost(loan, today, clock);
            await data.Save(ct);
            return new Nothing();
        }
        catch (DbUpdateConcurrencyException)
        {
            data.Forget();
            return new Refusal("changed-meanwhile");
        }
    }

    /// <summary>It is lost and settled: the loan is over, and from this day the title goes as after a return.</summary>
    public static void EndLost<TPurpose>(this For<TPurpose> data, Loan loan, DateOnly today, TimeProvider clock) where TPurpose : IPurpose
    {
        if (loan is { ItemId: { } item, TitleId: { } title }) data.Publish(new ItemLost(item, title, StillLent: false));
        (loan.ReturnedOn, loan.ReturnedAt, loan.Version) = (today, clock.GetUtcNow(), loan.Version + 1);
    }
}
