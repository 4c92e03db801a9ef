using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>A new address, e-mail address, telephone number or language of letters.</summary>
/// <param name="Version">Of the row that the form showed: who saves over somebody else's change is told.</param>
internal sealed record ChangeContactRequest(PersonId Person, string? Postcode, string? HouseNumber, string? Addition, string? Street, string? City, string? Email, string? Phone, string? LettersIn, int Version);

/// <summary>Changes where a member is reached. The earlier address is overwritten and kept nowhere.</summary>
internal sealed class ChangeContact(For<Membership> data, TimeProvider clock, Library library)
{
    public async Task<Outcome<Nothing>> Do(ChangeContactRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Track<PatronContact>().FirstOrDefaultAsync(c => c.PersonId == request.Person, ct) is not { } contact) return new Refusal("not-visible");
        var answers = new Answers(library.Today(clock));
        var address = answers.Address(request.Postcode, request.HouseNumber, request.Addition, request.Street, request.City);
        var email = answers.Email(request.Email, "Email", needed: false);
        var phone = answers.Phone(request.Phone);
        if (!answers.Good) return answers.Refusals;
        if (contact.Version != request.Version) return new Refusal("changed-elsewhere");
        contact.Take(address, email, phone, request.LettersIn ?? contact.Language);
        try { await data.Save(ct); }
        catch (DbUpdateConcurrencyException) { return new Refusal("changed-elsewhere"); }
        return new Nothing();
    }
}
