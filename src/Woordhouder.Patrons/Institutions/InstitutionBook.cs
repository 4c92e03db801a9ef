using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>Which institutions there are, for lending and for the office. Only the address is about a person.</summary>
internal sealed class InstitutionBook(Things things, For<Contracts.Institutions> contacts, For<Rights> rights, Library library) : IInstitutions
{
    public async Task<InstitutionStanding?> ByCard(string number, CancellationToken ct = default) =>
        CardNumber.TryParse(number, out var card) && await things.Set<Institution>().FirstOrDefaultAsync(i => i.CardNumber == card.Value, ct) is { } found ? Standing(found) : null;

    public async Task<InstitutionStanding?> Of(InstitutionId institution, CancellationToken ct = default) =>
        await things.Set<Institution>().FirstOrDefaultAsync(i => i.Id == institution, ct) is { } found ? Standing(found) : null;

    public async Task<bool> Claim(InstitutionId institution, CancellationToken ct = default) =>
        await things.Update(things.Set<Institution>().Where(i => i.Id == institution && i.EndedOn == null), s => s.SetProperty(i => i.Version, i => i.Version + 1), ct) == 1;

    public async Task<IReadOnlyList<InstitutionStanding>> All(CancellationToken ct = default) =>
        [.. (await things.Set<Institution>().Where(i => i.EndedOn == null).ToListAsync(ct)).Select(Standing).OrderBy(i => i.Name, StringComparer.CurrentCultureIgnoreCase)];

    public async Task<InstitutionAddress?> AddressOf(InstitutionId institution, CancellationToken ct = default)
    {
        if (!contacts.IsOn) return null;
        return await contacts.Set<InstitutionContact>().FirstOrDefaultAsync(c => c.InstitutionId == institution && c.EndedOn == null, ct) is { Email: { } email } contact
            ? new InstitutionAddress(contact.PersonId, email, contact.Language) : null;
    }

    public Task<PersonId?> ContactOf(InstitutionId institution, CancellationToken ct = default) => Contacts.ContactOf(rights, institution, ct);

    private InstitutionStanding Standing(Institution i)
    {
        var subscription = library.Settings.Subscriptions.FirstOrDefault(s => s.Id == i.Subscription && s.For == SubscriptionFor.Institutions);
        // A subscription that settings.yaml has no longer lends nothing.
        return new InstitutionStanding(i.Id, i.Name, i.CardNumber, i.Subscription, subscription?.MaxLoans ?? 0, i.EndedOn is not null);
    }
}
