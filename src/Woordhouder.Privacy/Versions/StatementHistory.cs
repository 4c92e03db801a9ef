using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Versions;

/// <summary>A version as the public list shows it. <paramref name="ApprovedAs"/>: setup for the first one, else the role.</summary>
internal sealed record VersionLine(int Number, DateOnly Date, DateTimeOffset Since, string ApprovedAs);

/// <summary>A version that waits for the privacy officer, and what it would replace.</summary>
internal sealed record Proposal(int Number, DateOnly Date, DateTimeOffset ProposedAt, Statement Statement);

/// <summary>The versions of this library's statement, word for word as they were (D45).</summary>
internal sealed class StatementHistory(Things things)
{
    public async Task<IReadOnlyList<VersionLine>> Approved(CancellationToken ct = default) => await things.Set<StatementVersionRow>()
        .Where(v => v.ApprovedAt != null).OrderByDescending(v => v.Number)
        .Select(v => new VersionLine(v.Number, v.Date, v.ApprovedAt!.Value, v.ApprovedAs ?? "")).ToListAsync(ct);

    /// <summary>An approved version read again from its own files; null: there is none with this number.</summary>
    public async Task<Statement?> Read(int number, CancellationToken ct = default)
    {
        var row = await things.Set<StatementVersionRow>().SingleOrDefaultAsync(v => v.Number == number && v.ApprovedAt != null, ct);
        return row is null ? null : Parse(row);
    }

    /// <summary>The newest proposal: an older one that was never approved is overtaken by it.</summary>
    public async Task<Proposal?> Waiting(CancellationToken ct = default)
    {
        var newest = await things.Set<StatementVersionRow>().OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        return newest is { ApprovedAt: null } && Parse(newest) is { } statement ? new Proposal(newest.Number, newest.Date, newest.ProposedAt, statement) : null;
    }

    private static Statement? Parse(StatementVersionRow row) => ApprovedStatements.Of(row);
}
