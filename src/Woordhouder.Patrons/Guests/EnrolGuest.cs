using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <param name="Name">2 to 100 letters.</param>
/// <param name="Adult">Staff saw that the guest is 18 or older; how old is not written down.</param>
/// <param name="Key">One-time key of the form: sent again with the same name, it makes no second one.</param>
internal sealed record EnrolGuestRequest(string? Name, bool Adult, Guid Key);

internal sealed record EnrolledGuest(PersonId Person, string Name, CardNumber Card);

/// <summary>Gives somebody a card to borrow with as a guest. Adults only: nobody under 18 pays for being late (D41), and a guest's age is not known later.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class EnrolGuest(For<Lending> data, CardNumbers numbers, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<EnrolledGuest>> Do(EnrolGuestRequest request, CancellationToken ct = default)
    {
        if (!OpenPatron.MayDo(actor)) return new Refusal("desk-only");
        if (library.Settings.ForGuests is null) return new Refusal("no-guests");
        var (name, refusals) = (request.Name?.Trim() ?? "", new List<Refusal>());
        if (name.Length is < Guest.ShortestName or > Guest.LongestName) refusals.Add(new Refusal("guest-name", null, ("min", Guest.ShortestName), ("max", Guest.LongestName)) { Field = "Name" });
        if (!request.Adult) refusals.Add(new Refusal("guest-adult") { Field = "Adult" });
        if (refusals.Count > 0) return refusals;
        var (key, before) = (request.Key, await MadeBy(request.Key, ct));
        if (before is not null && before.Name == name) return before;
        // Somebody went back to the page of the guest before: this is another one.
        if (before is not null) key = Guid.CreateVersion7(clock.GetUtcNow());
        var (person, card) = (TypedId.New<PersonId>(clock), await numbers.Next(ct));
        data.Add(new Guest { PersonId = person, Name = name, CardNumber = card.Value, Since = library.Today(clock), Key = key });
        try { await data.Save(ct); }
        catch (DbUpdateException) // the same submit was a moment earlier
        {
            data.Forget();
            return await MadeBy(key, ct) is { } first ? first : new Refusal("changed-elsewhere");
        }
        return new EnrolledGuest(person, name, card);
    }

    private async Task<EnrolledGuest?> MadeBy(Guid key, CancellationToken ct)
    {
        if (await data.Keys<Guest>().Where(g => g.Key == key).Select(g => (PersonId?)g.PersonId).FirstOrDefaultAsync(ct) is not { } person || !await data.Open(person, ct)) return null;
        var guest = await data.Set<Guest>().FirstAsync(g => g.PersonId == person, ct);
        return CardNumber.TryParse(guest.CardNumber, out var card) ? new EnrolledGuest(person, guest.Name, card) : null;
    }
}
