using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A new card in place of a lost or worn one; the old number is refused from this moment.</summary>
/// <param name="Key">One-time key of the form, and the row of the new card: a repeated submit gets the card that the first one made.</param>
internal sealed record ReplaceCardRequest(PersonId Person, CardClosed Because, Guid? Key = null);

internal sealed class ReplaceCard(For<Membership> data, CardNumbers numbers, TimeProvider clock, Library library)
{
    public async Task<Outcome<CardNumber>> Do(ReplaceCardRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await MadeBy(request, ct) is { } before) return before;
        var today = library.Today(clock);
        if (!await data.Set<Person>().AnyAsync(p => p.Id == request.Person && p.EndedOn == null, ct)) return new Refusal("membership-over");
        var number = await numbers.Next(ct);
        var card = new Card { Id = request.Key ?? Guid.CreateVersion7(clock.GetUtcNow()), PersonId = request.Person, Number = number.Value, IssuedOn = today };
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
        catch (DbUpdateException)
        {
            data.Forget();
            return await MadeBy(request, ct) is { } first ? first : new Refusal("changed-elsewhere");
        }
        return number;
    }

    private async Task<CardNumber?> MadeBy(ReplaceCardRequest request, CancellationToken ct) =>
        request.Key is { } key && await data.Set<Card>().Where(c => c.Id == key && c.PersonId == request.Person).Select(c => c.Number).FirstOrDefaultAsync(ct) is { } made && CardNumber.TryParse(made, out var number) ? number : null;
}
