using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Privacy;

/// <summary>Erases what the library knows of somebody, through the registry, with its line in the ledger and in the journal of protection.</summary>
public interface IErasePerson
{
    /// <summary>Refused with the reasons while an open loan or charge holds it: then nothing changed.</summary>
    Task<Outcome<Nothing>> Erase(PersonId person, CancellationToken ct = default);
}
