using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Mail;

/// <summary>
/// Sends queued mail, one by one, each with its line in the send log. A relay that does not answer is tried again with growing pauses; after ten tries the
/// line is marked failed and stands on the back office's list. With --demo nothing leaves: the mail is marked sent and can be read on a page (D43).
/// </summary>
public sealed class MailPump(Library library, Unit unit, IMailTransport transport, TimeProvider clock, ILogger<MailPump> log) : IPump
{
    private const int MaxAttempts = 10;

    /// <summary>What could not go for so long – the file was restricted, the program stood still – is no longer what anybody should read.</summary>
    internal static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    public async Task<int> Turn(CancellationToken ct)
    {
        if (!library.PurposeRuns("service-mail")) return 0;
        var db = unit.Context("service-mail");
        var now = clock.GetUtcNow();
        var due = await db.Set<MailRow>().AsNoTracking().Where(m => m.SentAt == null && !m.Failed && m.NextAt <= now).OrderBy(m => m.NextAt).Take(50).ToListAsync(ct);
        foreach (var mail in due)
        {
            // Claimed before it goes: two nodes never send one mail; a node that dies in between leaves it for the next try.
            if (!await Claim(db, mail, now, ct)) continue;
            var (sent, stale) = (false, now - mail.QueuedAt > Stale);
            try
            {
                if (!library.IsDemo && !stale) await transport.Send(library, mail.Address, mail.Subject!, mail.Body!, ct);
                sent = !stale;
            }
            catch (Exception e) when (!ct.IsCancellationRequested) // a relay that hangs ends in a cancellation of its own
            {
                log.LogWarning("mail was not sent: {Error}", e.GetType().Name);
            }
            await Finish(db, mail, sent, last: stale || mail.Attempts + 1 >= MaxAttempts, ct);
        }
        return due.Count;
    }

    private async Task<bool> Claim(LibraryDb db, MailRow mail, DateTimeOffset now, CancellationToken ct)
    {
        var next = now + OutboxPump.Pause(mail.Attempts);
        var before = mail.NextAt;
        return await unit.Transact(() => Writes.UpdateAsync(db.Set<MailRow>().Where(m => m.Id == mail.Id && m.NextAt == before && m.SentAt == null),
            s => s.SetProperty(m => m.NextAt, next).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct), ct) == 1;
    }

    /// <summary>What became of it, with its line in the send log, in one transaction.</summary>
    private Task<int> Finish(LibraryDb db, MailRow mail, bool sent, bool last, CancellationToken ct) => unit.Transact(async () =>
    {
        var now = clock.GetUtcNow();
        var rows = db.Set<MailRow>().Where(m => m.Id == mail.Id);
        if (!sent) return await Writes.UpdateAsync(rows, s => s.SetProperty(m => m.Failed, last), ct);
        await Writes.UpdateAsync(rows, s => s.SetProperty(m => m.SentAt, now), ct);
        if (library.IsDemo) return 1;
        db.Add(new SendLogRow { Id = Guid.CreateVersion7(now), PersonId = mail.PersonId, Recipient = Post.Relay.Recipient, Purpose = "service-mail", Fields = string.Join(",", Post.Relay.Fields), At = now });
        return await db.SaveChangesAsync(ct);
    }, ct);
}
