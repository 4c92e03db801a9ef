using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Privacy;

/// <summary>The privacy officer approved a new version of the statement (D45): it holds from this moment, and members hear of it.</summary>
public sealed record StatementApproved(int Number, DateOnly Date) : IEvent;

/// <summary>These people get notice of that version: one event for each few hundred, so that a large library is told in short transactions.</summary>
public sealed record StatementNoticeDue(int Number, DateOnly Date, IReadOnlyList<PersonId> People) : IEvent;

/// <summary>Patrons answers whom a notice of a new version would reach.</summary>
public interface IStatementNotices
{
    /// <summary>Members with an e-mail address of their own or of who represents them, at most.</summary>
    Task<int> Count(CancellationToken ct = default);
}
