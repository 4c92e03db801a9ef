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
public sealed class MailPump(LibraryScope here, Unit unit, IMailTransport transport, TimeProvider clock, ILogger<MailPump> log) : IPump
{
    private const int MaxAttempts = 10;

    public async Task<int> Turn(CancellationToken ct)
    {
        var library = here.Library;
        if (!library.PurposeRuns("service-mail")) return 0;
        var db = unit.Context("service-mail");
        var now = clock.GetUtcNow();
        var due = await db.Set<MailRow>().AsTracking().Where(m => m.SentAt == null && !m.Failed && m.NextAt <= now).OrderBy(m => m.NextAt).Take(50).ToListAsync(ct);
        foreach (var mail in due)
        {
            // Claimed before it goes: two nodes never send one mail; a node that dies in between leaves it for the next try.
            var claimed = await Claim(db, mail, now, ct);
            if (!claimed) continue;
            try
            {
                if (!library.IsDemo) await transport.Send(library, mail.Address, mail.Subject!, mail.Body!, ct);
                mail.SentAt = clock.GetUtcNow();
                if (!library.IsDemo)
                    db.Add(new SendLogRow { Id = Guid.CreateVersion7(now), PersonId = mail.PersonId, Recipient = Post.Relay.Recipient, Purpose = "service-mail", Fields = string.Join(",", Post.Relay.Fields), At = now });
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("mail was not sent: {Error}", e.GetType().Name);
                mail.Failed = mail.Attempts >= MaxAttempts;
            }
            await unit.SaveAsync(ct);
        }
        return due.Count;
    }

    private async Task<bool> Claim(LibraryDb db, MailRow mail, DateTimeOffset now, CancellationToken ct)
    {
        var next = now + OutboxPump.Pause(mail.Attempts);
        var before = mail.NextAt;
        var taken = await unit.Transact(() => Writes.UpdateAsync(db.Set<MailRow>().Where(m => m.Id == mail.Id && m.NextAt == before && m.SentAt == null),
            s => s.SetProperty(m => m.NextAt, next).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct), ct);
        if (taken == 1) await db.Entry(mail).ReloadAsync(ct);
        return taken == 1;
    }
}
