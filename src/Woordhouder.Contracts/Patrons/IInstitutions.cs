using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

public readonly record struct InstitutionId(Guid Value) : ITypedId<InstitutionId> { public static InstitutionId From(Guid value) => new(value); }

/// <summary>A school, a group, a care home: it borrows on a card of its own, and what it has belongs to no person.</summary>
/// <param name="Subscription">Id in settings.yaml, for institutions.</param>
/// <param name="Ended">It borrows nothing more.</param>
public sealed record InstitutionStanding(InstitutionId Id, string Name, string CardNumber, string Subscription, int MaxLoans, bool Ended);

/// <summary>Who is written to about an institution's loans: a data subject, in whose access report the mail stands.</summary>
public sealed record InstitutionAddress(PersonId Person, string Email, string Language);

/// <summary>Patrons answers which institutions there are. Inside the same unit and transaction.</summary>
public interface IInstitutions
{
    Task<InstitutionStanding?> ByCard(string number, CancellationToken ct = default);
    Task<InstitutionStanding?> Of(InstitutionId institution, CancellationToken ct = default);
    /// <summary>Inside a transaction: nobody else lends to it, ends it or changes its contact until that is over. False: there is none, or it ended.</summary>
    Task<bool> Claim(InstitutionId institution, CancellationToken ct = default);
    /// <summary>By name; those that ended are left out.</summary>
    Task<IReadOnlyList<InstitutionStanding>> All(CancellationToken ct = default);
    /// <summary>Whom the library knows there now; null: nobody.</summary>
    Task<PersonId?> ContactOf(InstitutionId institution, CancellationToken ct = default);
    /// <summary>Null: no contact person with an address, or the library's statement knows no such contact persons.</summary>
    Task<InstitutionAddress?> AddressOf(InstitutionId institution, CancellationToken ct = default);
}
