using System.Net;
using System.Net.Mail;
using System.Text;
using Xunit;

namespace Woordhouder.Tests.Hosting;

public class SmtpServerTests
{
    [Fact]
    public async Task A_message_arrives_with_its_envelope_text_and_attachment()
    {
        await using var server = await SmtpServer.StartAsync();
        using var message = Message("lid@example.org");
        message.Attachments.Add(Attachment.CreateAttachmentFromString("rood;groen\n", "kleuren.csv", Encoding.UTF8, "text/csv"));
        using var client = new SmtpClient(server.Host, server.Port);

        await client.SendMailAsync(message);

        var mail = Assert.Single(await server.WaitAsync(1));
        Assert.Equal("bibliotheek@example.org", mail.From);
        Assert.Equal(["lid@example.org"], mail.Recipients);
        Assert.Equal("Uw reservering ligt klaar – één week", mail.Subject);
        Assert.Equal("Beste Zoë,\n", mail.Text?.ReplaceLineEndings("\n"));
        Assert.Equal("rood;groen\n", Encoding.UTF8.GetString(Assert.Single(mail.Attachments).Content).ReplaceLineEndings("\n"));
        Assert.Contains("Subject: =?", Encoding.ASCII.GetString(mail.Raw), StringComparison.Ordinal);
        Assert.False(mail.Encrypted);
    }

    [Fact]
    public async Task A_refused_recipient_and_a_full_mailbox_are_answered_as_a_real_server_does()
    {
        await using var server = await SmtpServer.StartAsync();
        using var client = new SmtpClient(server.Host, server.Port);

        using var refused = Message("refused@example.org");
        var never = await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(refused));
        using var later = Message("later@example.org");
        var again = await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(later));

        Assert.Equal(SmtpStatusCode.MailboxUnavailable, never.StatusCode);
        Assert.Equal(SmtpStatusCode.LocalErrorInProcessing, again.StatusCode);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task The_secure_server_takes_nothing_before_tls_and_does_not_pass_for_trusted()
    {
        await using var server = await SmtpServer.StartAsync(secure: true);
        using var message = Message("lid@example.org");
        using var open = new SmtpClient(server.Host, server.Port);
        using var strict = new SmtpClient(server.Host, server.Port)
        {
            EnableSsl = true,
            Credentials = new NetworkCredential(server.User, server.Password),
        };

        await Assert.ThrowsAnyAsync<SmtpException>(() => open.SendMailAsync(message));
        await Assert.ThrowsAnyAsync<Exception>(() => strict.SendMailAsync(message));

        Assert.Empty(server.Received);
    }

    private static MailMessage Message(string to) => new("bibliotheek@example.org", to)
    {
        Subject = "Uw reservering ligt klaar – één week",
        Body = "Beste Zoë,\n",
        SubjectEncoding = Encoding.UTF8,
        BodyEncoding = Encoding.UTF8,
    };
}
