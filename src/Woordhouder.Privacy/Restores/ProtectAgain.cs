using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Restores;

/// <summary>
/// Does one act of the journal of protection again on a restored backup, dated at its first time. In SQL, past the door: its journal holds the line already.
/// </summary>
[AcrossFor<Contracts.Rights>]
internal sealed class ProtectAgain(Unit unit, Erase erase, For<Contracts.Rights> rights, Library library)
{
    public Task Do(ProtectionLine line, PersonId person, CancellationToken ct) => line switch
    {
        { Act: "erased" } => erase.Remove(person, "restore", ct),
        { Act: "withdrawn" } => WithdrawAsync(line, person, ct),
        { Act: "objected" } => RunAsync("""
            INSERT INTO objection (id, person_id, purpose, made_at, channel) SELECT @p0, @p1, @p2, @p3, 'restore'
            WHERE NOT EXISTS (SELECT 1 FROM objection WHERE person_id = @p1 AND purpose = @p2 AND lifted_at IS NULL)
            """, ct, line.Id, person, line.Detail, line.At),
        { Act: "lifted", Table: "objection" } => RunAsync("UPDATE objection SET lifted_at = @p2 WHERE person_id = @p0 AND purpose = @p1 AND lifted_at IS NULL", ct, person, line.Detail, line.At),
        { Act: "restricted" } => RestrictAsync(line, person, ct),
        { Act: "lifted", Table: "restriction" } => LiftAsync(line, person, ct),
        _ => throw new RestoreException($"the journal of protection names an act that this version does not know: {line.Act}"),
    };

    private async Task WithdrawAsync(ProtectionLine line, PersonId person, CancellationToken ct)
    {
        if (await RunAsync("UPDATE consent SET withdrawn_at = @p2 WHERE person_id = @p0 AND purpose = @p1 AND withdrawn_at IS NULL AND given_at <= @p2", ct, person, line.Detail, line.At) == 0) return;
        rights.Publish(new ConsentWithdrawnAgain(person, line.Detail, line.At));
        await rights.Save(ct);
    }

    private async Task RestrictAsync(ProtectionLine line, PersonId person, CancellationToken ct)
    {
        var (scope, target, lending) = Extent(line);
        await RunAsync("INSERT INTO restriction (id, person_id, scope, target, since, lending_goes_on) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", ct, line.Id, person, (int)scope, target, line.At, lending);
        if (scope == RestrictionScope.File)
            await RunAsync("INSERT INTO deletion_hold (id, person_id, reason, since, review_on) VALUES (@p0, @p1, @p2, @p3, @p4)", ct,
                line.Id, person, Rights.Restrict.HoldReason, line.At, library.DayOf(line.At).AddYears(1));
    }

    private async Task LiftAsync(ProtectionLine line, PersonId person, CancellationToken ct)
    {
        var (scope, target, _) = Extent(line);
        await RunAsync("UPDATE restriction SET ended_at = @p3 WHERE person_id = @p0 AND scope = @p1 AND target = @p2 AND ended_at IS NULL", ct, person, (int)scope, target, line.At);
        if (scope == RestrictionScope.File)
            await RunAsync("UPDATE deletion_hold SET released_at = @p2 WHERE person_id = @p0 AND reason = @p1 AND released_at IS NULL", ct, person, Rights.Restrict.HoldReason, line.At);
    }

    private static (RestrictionScope Scope, string Target, bool LendingGoesOn) Extent(ProtectionLine line) => line.Detail.Split('|') is [var scope, var target, var lending]
        ? (Enum.GetValues<RestrictionScope>().First(s => s.ToKebab() == scope), target, lending.Length > 0)
        : throw new RestoreException("the journal of protection holds a restriction without its extent");

    private Task<int> RunAsync(string statement, CancellationToken ct, params object[] values)
    {
        var db = unit.Across();
        var sql = Sql.For(db);
        return db.ExecuteAsync(statement, [.. values.Select(v => v switch
        {
            Guid id => sql.Value(id),
            PersonId id => sql.Value(id),
            DateTimeOffset at => sql.Value(at),
            DateOnly day => sql.Value(day),
            bool flag => sql.Value(flag),
            _ => v,
        })], ct);
    }
}
