using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Patrons;

/// <summary>Of whom a file from another system speaks, as far as lending needs it.</summary>
/// <param name="MemberSince">First day of the membership.</param>
/// <param name="LendsFrom">First day of the present subscription.</param>
/// <param name="LendsUntil">Its last day; null: without expiry.</param>
/// <param name="Ended">The membership is over.</param>
public sealed record KnownBorrower(PersonId Person, DateOnly MemberSince, DateOnly LendsFrom, DateOnly? LendsUntil, bool Ended, ReadingHistoryChoice ReadingHistory);

/// <summary>Patrons answers whose cards these are: one question for many, for files from another system.</summary>
public interface IBorrowers
{
    /// <summary>By card number, open or closed. Left out: unknown, and who is restricted.</summary>
    Task<IReadOnlyDictionary<string, KnownBorrower>> ByCard(IReadOnlyCollection<string> numbers, CancellationToken ct = default);
}
