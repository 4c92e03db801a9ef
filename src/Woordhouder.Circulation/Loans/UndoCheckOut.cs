using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal sealed record UndoCheckOutRequest(PersonId Patron, LoanId Loan);

/// <summary>As if it had not been lent: the loan is removed, within five minutes and while it is still open.</summary>
internal sealed class UndoCheckOut(For<Lending> data, IItems items, TimeProvider clock)
{
    public async Task<Outcome<ItemFacts>> Do(UndoCheckOutRequest request, CancellationToken ct = default)
    {
        if (!await data.Open(request.Patron, ct)) return new Refusal("undo-too-late");
        var loan = await data.Track<Loan>().FirstOrDefaultAsync(l => l.Id == request.Loan && l.PatronId == request.Patron, ct);
        if (loan is not { ReturnedOn: null, ItemId: { } item, CheckedOutAt: { } at } || clock.GetUtcNow() > at + LoanPolicies.UndoWithin) return new Refusal("undo-too-late");
        var facts = await items.Of([item], ct);
        if (!facts.TryGetValue(item, out var found)) return new Refusal("undo-too-late");
        data.Remove(loan);
        data.Publish(new ItemCheckedIn(found.Id, found.TitleId));
        try
        {
            await data.Save(ct);
            return found;
        }
        catch (DbUpdateConcurrencyException)
        {
            data.Forget();
            return new Refusal("undo-too-late");
        }
    }
}
