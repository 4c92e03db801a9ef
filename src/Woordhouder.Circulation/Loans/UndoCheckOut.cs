using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Key">One-time key of the form: a repeated submit gets the first one's answer, whatever loan is the last by then.</param>
/// <param name="At">When, without connection; null: now.</param>
internal sealed record UndoCheckOutRequest(PersonId Patron, LoanId Loan, Guid? Key = null, DateTimeOffset? At = null);

/// <summary>As if it had not been lent: the loan is removed, within five minutes and while it is still open.</summary>
internal sealed class UndoCheckOut(For<Lending> data, Things things, IItems items, HeldItem holds, Library library, TimeProvider clock)
{
    public async Task<Outcome<ItemFacts>> Do(UndoCheckOutRequest request, CancellationToken ct = default)
    {
        if (await things.UndoneBy(request.Key, items, ct) is { } before) return before;
        if (!await data.Open(request.Patron, ct)) return new Refusal("undo-too-late");
        var loan = await data.Track<Loan>().FirstOrDefaultAsync(l => l.Id == request.Loan && l.PatronId == request.Patron, ct);
        var now = request.At ?? clock.GetUtcNow();
        if (loan is not { ReturnedOn: null, ItemId: { } item, CheckedOutAt: { } at } || now > at + LoanPolicies.UndoWithin || (request.At is not null && at > now)) return await things.UndoneOrTooLate(request.Key, items, ct);
        var facts = await items.Of([item], ct);
        if (!facts.TryGetValue(item, out var found)) return new Refusal("undo-too-late");
        data.Remove(loan);
        foreach (var allTheSame in await data.Track<LoanOverride>().Where(o => o.Id == loan.Id).ToListAsync(ct)) data.Remove(allTheSame);
        await data.Unlend(loan.Id, library.Today(clock), ct);
        var ready = await holds.TakeBack(request.Patron, found, loan.LentOn, loan.Branch, clock, ct);
        data.Publish(new ItemCheckedIn(found.Id, found.TitleId, SetAside: ready));
        data.Count(loan.Branch, DeskActKind.CheckOut, -1, clock);
        if (request.Key is { } key) data.RememberUndone(key, found.Id, clock);
        try
        {
            await data.Save(ct);
            return found;
        }
        catch (DbUpdateException) // another desk, or the same submit, was a moment earlier
        {
            data.Forget();
            things.Forget();
            return await things.UndoneOrTooLate(request.Key, items, ct);
        }
    }
}
