using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Another">Somebody else takes over: the earlier one's data go 30 days later. Else the data of the same person are corrected.</param>
/// <param name="Key">One-time key of the form, and the number of a new contact person.</param>
internal sealed record SetContactRequest(InstitutionId Institution, string? Name, string? Email, string? Phone, string Language, bool Another, Guid Key);

/// <summary>Says whom to speak to at an institution. Needed: a name, and an address or a telephone number.</summary>
internal sealed class SetContact(For<Contracts.Institutions> data, For<Rights> rights, IInstitutions institutions, Library library, TimeProvider clock)
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
        try
        {
            return await data.Transact<Outcome<Nothing>>(async () =>
            {
                if (!await institutions.Claim(request.Institution, ct)) return new Refusal("institution-unknown");
                if (await rights.Keys<InstitutionContact>().AnyAsync(c => c.PersonId == new PersonId(request.Key), ct)) return new Nothing(); // sent again
                if (!request.Another && await rights.ContactOf(request.Institution, ct) is { } same)
                {
                    if (!await data.Open(same, ct)) return new Refusal("not-visible");
                    var contact = await data.Track<InstitutionContact>().FirstAsync(c => c.PersonId == same, ct);
                    (contact.Name, contact.Email, contact.Phone, contact.Language) = (name, email.Value, phone.Value, request.Language);
                }
                else
                {
                    // First the earlier one, in a statement of its own: the index allows one at a time.
                    await rights.EndContact(request.Institution, library.Today(clock), ct);
                    data.Add(new InstitutionContact { PersonId = new PersonId(request.Key), InstitutionId = request.Institution, Name = name, Email = email.Value, Phone = phone.Value, Language = request.Language, Since = library.Today(clock) });
                }
                await data.Save(ct);
                return new Nothing();
            }, ct);
        }
        catch (DbUpdateException)
        {
            data.Forget();
            return new Refusal("changed-elsewhere");
        }
    }
}

/// <summary>The present contact person, also one whose data stand still: found under the purpose of rights, which shows nothing of them.</summary>
internal static class Contacts
{
    public static Task<PersonId?> ContactOf(this For<Rights> rights, InstitutionId institution, CancellationToken ct) =>
        rights.Keys<InstitutionContact>().Where(c => c.InstitutionId == institution && c.EndedOn == null).Select(c => (PersonId?)c.PersonId).FirstOrDefaultAsync(ct);

    /// <summary>Nobody speaks for the institution any more: the person goes 30 days later, and mail that waits for them is not sent.</summary>
    public static async Task EndContact(this For<Rights> rights, InstitutionId institution, DateOnly on, CancellationToken ct)
    {
        if (await rights.ContactOf(institution, ct) is not { } person) return;
        await rights.Update(rights.Keys<InstitutionContact>().Where(c => c.PersonId == person), s => s.SetProperty(c => c.EndedOn, on), ct);
        await rights.Delete(rights.Keys<MailRow>().Where(m => m.PersonId == person && m.SentAt == null), ct);
    }
}
