using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Platform.Jobs;

/// <param name="Kind">Event type or mail template: what it is, never whose.</param>
/// <param name="Oldest">When the oldest of them came up.</param>
/// <param name="Failure">Type of the last exception; empty for mail.</param>
public sealed record FailedLine(string Kind, int Rows, DateTimeOffset Oldest, string Failure, bool IsMail);

/// <summary>Events that no handler took and mail that no relay took after ten tries: as counts, so that an administrator sees no people, and tried again on demand.</summary>
public sealed class FailedWork(Unit unit, TimeProvider clock)
{
    public async Task<IReadOnlyList<FailedLine>> List(CancellationToken ct = default)
    {
        var db = unit.Across();
        // The door's own question: counts over everybody, of mail too, and no row comes out.
        (db.Rule, db.DoorAsks, db.Wide) = (PurposeRule.Own, true, true);
        var since = clock.GetUtcNow() - MailPump.Stale;
        var events = await db.Set<OutboxRow>().Where(o => o.HandledAt == null && o.Attempts >= OutboxPump.MaxAttempts)
            .GroupBy(o => o.Type).Select(g => new { Kind = g.Key, Rows = g.Count(), Oldest = g.Min(o => o.At), Failure = g.Min(o => o.Failure) }).OrderBy(l => l.Kind).ToListAsync(ct);
        var mails = await db.Set<MailRow>().Where(m => m.Failed && m.SentAt == null && m.QueuedAt >= since)
            .GroupBy(m => m.Template).Select(g => new { Kind = g.Key, Rows = g.Count(), Oldest = g.Min(m => m.QueuedAt) }).OrderBy(l => l.Kind).ToListAsync(ct);
        return [.. events.Select(l => new FailedLine(l.Kind, l.Rows, l.Oldest, l.Failure ?? "", false)), .. mails.Select(l => new FailedLine(l.Kind, l.Rows, l.Oldest, "", true))];
    }

    /// <summary>What is on the list gets its ten tries again: one kind, or everything.</summary>
    /// <param name="kind">Null: everything.</param>
    public Task<int> Retry(string? kind = null, bool mail = false, CancellationToken ct = default) => unit.Transact(async () =>
    {
        var db = unit.Across();
        var (sql, now) = (Sql.For(db), Sql.For(db).Value(clock.GetUtcNow()));
        var again = 0;
        if (kind is null || !mail)
            again += await db.Database.ExecuteSqlRawAsync("UPDATE outbox SET attempts = 0, next_at = {0} WHERE handled_at IS NULL AND attempts >= {1} AND ({2} = '' OR type = {2})",
                [now, OutboxPump.MaxAttempts, kind ?? ""], ct);
        if (kind is null || mail)
            again += await db.Database.ExecuteSqlRawAsync("UPDATE mail SET failed = {0}, attempts = 0, next_at = {1} WHERE failed <> {0} AND sent_at IS NULL AND queued_at >= {2} AND ({3} = '' OR template = {3})",
                [sql.Value(false), now, Recent(db), kind ?? ""], ct);
        return again;
    }, ct);

    /// <summary>Older mail is what nobody should read any more.</summary>
    private object Recent(LibraryDb db) => Sql.For(db).Value(clock.GetUtcNow() - MailPump.Stale);
}
