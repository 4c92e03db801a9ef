namespace Woordhouder.Contracts.Collection;

/// <summary>A title as another system calls it.</summary>
/// <param name="ControlNumber">MARC 001.</param>
/// <param name="ControlSource">MARC 003: who gave that number; empty where the record does not say.</param>
/// <param name="HasCopies">Copies that were not withdrawn, whatever their status.</param>
public sealed record TitleOfNumber(TitleId Id, string ControlNumber, string ControlSource, bool HasCopies);

/// <summary>Collection answers which titles these are: one question for many, for files from another system.</summary>
public interface ITitlesOfNumbers
{
    /// <summary>By control number; two sources may have given the same one. What is not known is left out.</summary>
    Task<ILookup<string, TitleOfNumber>> ByControlNumber(IReadOnlyCollection<string> numbers, CancellationToken ct = default);
}
