using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A new card in place of a lost or worn one; the old number is refused from this moment.</summary>
internal sealed record ReplaceCardRequest(PersonId Person, CardClosed Because);

internal sealed class ReplaceCard(For<Membership> data, CardNumbers numbers, TimeProvider clock, Library library)
{
    public async Task<Outcome<CardNumber>> Do(ReplaceCardRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var today = library.Today(clock);
        if (!await data.Set<Person>().AnyAsync(p => p.Id == request.Person && p.EndedOn == null, ct)) return new Refusal("membership-over");
        var number = await numbers.Next(ct);
        var card = new Card { Id = Guid.CreateVersion7(clock.GetUtcNow()), PersonId = request.Person, Number = number.Value, IssuedOn = today };
        try
        {
            await data.Transact(async () =>
            {
                // First the old one, in a statement of its own: the index allows one open card.
                await data.Update(data.Set<Card>().Where(c => c.PersonId == request.Person && c.ClosedOn == null),
                    s => s.SetProperty(c => c.ClosedOn, today).SetProperty(c => c.ClosedBecause, request.Because), ct);
                data.Add(card);
                return await data.Save(ct);
            }, ct);
        }
        catch (DbUpdateException) { return new Refusal("changed-elsewhere"); }
        return number;
    }
}
