using System.Data.Common;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

public enum EvidenceKind { Live, Structural, Tested, Attested }

/// <summary>What a check found: how many things it looked at and how many of them break the promise. Null violations: it could not look, so nothing is proved.</summary>
public sealed record EvidenceResult(long? Violations, long Looked)
{
    public static EvidenceResult Unproven => new(null, 0);
}

/// <summary>
/// What evidence may use: a plain connection, the facts of the statement in force as written (periods as text), the day. Never the door, its filters,
/// the schedule type or the sweep's predicate: evidence shares no code with what it proves (architecture §4).
/// </summary>
public sealed record EvidenceContext(DbConnection Connection, bool Sqlite, Statement Statement, int StatementVersion, DateOnly Today, DateTimeOffset Now, IServiceProvider Services, string DataFolder);

/// <summary>
/// One piece of evidence. <see cref="Sabotages"/> names the tests that break the promise, in data and in behaviour, and see exactly this evidence turn red;
/// evidence without them does not count and a statement that cites it is refused.
/// </summary>
public interface IEvidence
{
    string Id { get; }
    EvidenceKind Kind { get; }
    IReadOnlyList<string> Sabotages { get; }
    Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct);
}
