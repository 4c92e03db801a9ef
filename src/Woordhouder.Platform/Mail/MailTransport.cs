using System.Net;
using System.Net.Mail;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Mail;

/// <summary>The way out for mail: an outside system, so the one interface that tests put a failing relay behind.</summary>
public interface IMailTransport
{
    Task Send(Library library, string address, string subject, string body, CancellationToken ct);
}

/// <summary>SMTP to the relay of settings.yaml. The host must belong to a recipient of the statement (D31): checked at start and again here.</summary>
internal sealed class SmtpTransport : IMailTransport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public async Task Send(Library library, string address, string subject, string body, CancellationToken ct)
    {
        var settings = library.Settings.Mail;
        if (!library.Word.Statement.Recipients.Values.Any(r => library.Word.Running.RecipientRuns(r.Id) && r.Hosts.Contains(settings.Host)))
            throw new InvalidOperationException("the mail host belongs to no recipient of the statement");
        var controller = library.Word.Statement.Controller;
        // R1: every letter says who the controller is and where.
        var signature = $"\n\n--\n{controller.Name}\n{controller.Street}, {controller.Postcode} {controller.City}\n{controller.Phone} · {controller.PrivacyMailbox} · KvK {controller.ChamberOfCommerce}\n";
        using var message = new MailMessage(new MailAddress(settings.From, controller.ShortName), new MailAddress(address))
        {
            Subject = subject,
            Body = body + signature,
            IsBodyHtml = false,
            SubjectEncoding = System.Text.Encoding.UTF8,
            BodyEncoding = System.Text.Encoding.UTF8,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated");
#pragma warning disable RS0030 // the one place where mail leaves
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings is { UserName: { } user, PasswordFile: { } file }) client.Credentials = new NetworkCredential(user, (await File.ReadAllTextAsync(file, ct)).Trim());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Timeout);
        await client.SendMailAsync(message, limit.Token);
#pragma warning restore RS0030
    }
}
