using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Another">Somebody else takes over: the earlier one's data go 30 days later. Else the data of the same person are corrected.</param>
/// <param name="Key">One-time key of the form, and the number of a new contact person.</param>
internal sealed record SetContactRequest(InstitutionId Institution, string? Name, string? Email, string? Phone, string Language, bool Another, Guid Key);

/// <summary>Says whom to speak to at an institution. Needed: a name, and an address or a telephone number.</summary>
internal sealed class SetContact(For<Contracts.Institutions> data, Things things, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(SetContactRequest request, CancellationToken ct = default)
    {
        var (name, refusals) = (request.Name?.Trim() ?? "", new List<Refusal>());
        EmailAddress email = default;
        PhoneNumber phone = default;
        if (name.Length is < Institution.ShortestName or > Institution.LongestName) refusals.Add(new Refusal("contact-name", null, ("min", Institution.ShortestName), ("max", Institution.LongestName)) { Field = "Name" });
        if (!string.IsNullOrWhiteSpace(request.Email) && !EmailAddress.TryParse(request.Email, out email)) refusals.Add(new Refusal("email-unlikely") { Field = "Email" });
        if (!string.IsNullOrWhiteSpace(request.Phone) && !PhoneNumber.TryParse(request.Phone, out phone)) refusals.Add(new Refusal("phone-unlikely") { Field = "Phone" });
        if (string.IsNullOrWhiteSpace(request.Email) && string.IsNullOrWhiteSpace(request.Phone)) refusals.Add(new Refusal("contact-way") { Field = "Email" });
        if (refusals.Count > 0) return refusals;
        if (!await things.Set<Institution>().AnyAsync(i => i.Id == request.Institution && i.EndedOn == null, ct)) return new Refusal("institution-unknown");
        if (await data.Keys<InstitutionContact>().AnyAsync(c => c.PersonId == new PersonId(request.Key), ct)) return new Nothing(); // sent again

        var now = await data.Keys<InstitutionContact>().Where(c => c.InstitutionId == request.Institution && c.EndedOn == null).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct);
        if (now is { } same && !request.Another)
        {
            if (!await data.Open(same, ct)) return new Refusal("not-visible");
            var contact = await data.Track<InstitutionContact>().FirstAsync(c => c.PersonId == same, ct);
            (contact.Name, contact.Email, contact.Phone, contact.Language) = (name, email.Value, phone.Value, request.Language);
            await data.Save(ct);
            return new Nothing();
        }
        var today = library.Today(clock);
        try
        {
            await data.Transact(async () =>
            {
                // First the earlier one, in a statement of its own: the index allows one at a time.
                if (now is { } before) await data.Update(data.Keys<InstitutionContact>().Where(c => c.PersonId == before), s => s.SetProperty(c => c.EndedOn, today), ct);
                data.Add(new InstitutionContact { PersonId = new PersonId(request.Key), InstitutionId = request.Institution, Name = name, Email = email.Value, Phone = phone.Value, Language = request.Language, Since = today });
                return await data.Save(ct);
            }, ct);
        }
        catch (DbUpdateException)
        {
            data.Forget();
            return new Refusal("changed-elsewhere");
        }
        return new Nothing();
    }
}
