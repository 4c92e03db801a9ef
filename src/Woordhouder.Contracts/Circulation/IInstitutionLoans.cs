using Woordhouder.Contracts.Patrons;

namespace Woordhouder.Contracts.Circulation;

/// <summary>Circulation answers whether an institution still has something: it does not end before that.</summary>
public interface IInstitutionLoans
{
    Task<int> OpenOf(InstitutionId institution, CancellationToken ct = default);
}
