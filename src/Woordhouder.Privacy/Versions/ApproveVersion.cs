using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Versions;

/// <param name="Number">The version that the officer read.</param>
/// <param name="Replaces">The version that was in force when the officer read it.</param>
internal sealed record ApproveVersionRequest(int Number, int Replaces);

/// <summary>
/// Puts a proposed version in force (D45). It is judged again against what the program can do today; whoever comes second hears that somebody else was first.
/// </summary>
[NeedsRole(Audiences.Roles.PrivacyOfficer)]
internal sealed class ApproveVersion(Things things, StatementVersions versions, ProgramFactsReader program, Library library, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(ApproveVersionRequest request, CancellationToken ct = default)
    {
        if (!actor.Roles.Contains(Audiences.Roles.PrivacyOfficer)) return new Refusal("version.not-yours");
        var rows = await things.Set<StatementVersionRow>().OrderBy(v => v.Number).ToListAsync(ct);
        var row = rows.SingleOrDefault(v => v.Number == request.Number);
        if (row is null) return new Refusal("version.unknown");
        var inForce = rows.Where(v => v.ApprovedAt is not null).MaxBy(v => v.ApprovedAt)!;
        if (row.ApprovedAt is not null || inForce.Number != request.Replaces) return new Refusal("version.meanwhile", null, ("number", inForce.Number), ("date", inForce.Date));
        if (row != rows[^1]) return new Refusal("version.overtaken", null, ("number", rows[^1].Number));
        if (Complaints(row, inForce) is { Count: > 0 } complaints)
            return (List<Refusal>)[.. complaints.Select(c => new Refusal("version.does-not-fit", null, ("place", c.Place), ("wrong", c.Wrong), ("todo", c.ToDo)))];

        var now = clock.GetUtcNow();
        var mine = await things.Transact(async () =>
        {
            var approved = await things.Update(things.Set<StatementVersionRow>().Where(v => v.Number == request.Number && v.ApprovedAt == null),
                s => s.SetProperty(v => v.ApprovedAt, now).SetProperty(v => v.ApprovedAs, Audiences.Roles.PrivacyOfficer), ct);
            if (approved > 0) things.Publish(new StatementApproved(row.Number, row.Date));
            await things.Save(ct);
            return approved;
        }, ct);
        if (mine == 0) return new Refusal("version.meanwhile", null, ("number", row.Number), ("date", row.Date));
        await versions.RefreshAsync(library, ct);
        return new Nothing();
    }

    private IReadOnlyList<Complaint> Complaints(StatementVersionRow row, StatementVersionRow inForce)
    {
        var (statement, complaints) = StatementVersions.Judge(new StatementFiles(row.Yaml, row.Nl, row.En), program.Read(library.Settings));
        return statement is null ? complaints : StatementChecks.CheckSuccessor(statement, inForce.Date);
    }
}
