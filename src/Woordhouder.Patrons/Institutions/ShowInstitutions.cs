using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <param name="HasContact">Whether somebody can be written to or called; who, stands on the institution's own page.</param>
internal sealed record InstitutionLine(InstitutionId Id, string Name, string Subscription, string CardNumber, DateOnly Since, DateOnly? EndedOn, bool HasContact) : IAboutNobody;

/// <summary>The contact person as the office reads and changes it.</summary>
internal sealed record ContactShown(string Name, string? Email, string? Phone, string Language, DateOnly Since);

/// <summary>Institutions for the office. The list holds no person; opening one opens its contact person, which is recorded.</summary>
internal sealed class ShowInstitutions(Things things, For<Contracts.Institutions> contacts)
{
    public async Task<IReadOnlyList<InstitutionLine>> All(CancellationToken ct = default)
    {
        var withContact = await contacts.Facts<InstitutionContact>().Where(c => c.EndedOn == null).Select(c => c.InstitutionId).ToListAsync(ct);
        return [.. (await things.Set<Institution>().ToListAsync(ct)).Select(i => new InstitutionLine(i.Id, i.Name, i.Subscription, i.CardNumber, i.Since, i.EndedOn, withContact.Contains(i.Id)))];
    }

    public async Task<ContactShown?> ContactOf(InstitutionId institution, CancellationToken ct = default)
    {
        if (await contacts.Keys<InstitutionContact>().Where(c => c.InstitutionId == institution && c.EndedOn == null).Select(c => (Kernel.PersonId?)c.PersonId).FirstOrDefaultAsync(ct) is not { } person) return null;
        if (!await contacts.Open(person, ct)) return null;
        return await contacts.Set<InstitutionContact>().Where(c => c.PersonId == person).Select(c => new ContactShown(c.Name, c.Email, c.Phone, c.Language, c.Since)).FirstOrDefaultAsync(ct);
    }
}
