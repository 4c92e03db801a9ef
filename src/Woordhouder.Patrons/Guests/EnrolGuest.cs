using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <param name="Name">2 to 100 letters.</param>
/// <param name="Adult">Staff saw that the guest is 18 or older; how old is not written down.</param>
/// <param name="Key">One-time key of the form, and the guest's number: sent again, it makes no second one.</param>
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
        var person = new PersonId(request.Key);
        if (await MadeBefore(person, ct) is { } before) return before;
        var card = await numbers.Next(ct);
        data.Add(new Guest { PersonId = person, Name = name, CardNumber = card.Value, Since = library.Today(clock) });
        try { await data.Save(ct); }
        catch (DbUpdateException) // the same submit was a moment earlier
        {
            data.Forget();
            return await MadeBefore(person, ct) is { } first ? first : new Refusal("changed-elsewhere");
        }
        return new EnrolledGuest(person, name, card);
    }

    private async Task<EnrolledGuest?> MadeBefore(PersonId person, CancellationToken ct)
    {
        if (!await data.Keys<Guest>().AnyAsync(g => g.PersonId == person, ct) || !await data.Open(person, ct)) return null;
        var guest = await data.Set<Guest>().FirstAsync(g => g.PersonId == person, ct);
        return CardNumber.TryParse(guest.CardNumber, out var card) ? new EnrolledGuest(person, guest.Name, card) : null;
    }
}
