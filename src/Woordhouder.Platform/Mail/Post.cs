using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Platform.Mail;

/// <summary>A kind of mail that the code sends (D7); its purpose and how to stop it stand in the statement.</summary>
public sealed record MailLane(string Id)
{
    public const string Service = "service";
}

/// <summary>Something that the code sends to a recipient outside: its fields must be on the statement's allow-list for that recipient (D23).</summary>
public sealed record Sender(string Recipient, IReadOnlyList<string> Fields);

/// <summary>Queues mail in the transaction that causes it; the mail pump sends it. Texts are <c>mail.{template}.subject</c> and <c>.body</c> of a module.</summary>
public sealed class Post(For<ServiceMail> data, TextBook texts, TimeProvider clock)
{
    /// <summary>The relay gets the address and what stands in the mail; the name stands in its greeting.</summary>
    public static readonly Sender Relay = new("mail-relay", ["mail.address", "patron_name.given_name", "patron_name.family_name"]);

    /// <param name="person">Whom it is about: in whose access report it stands.</param>
    /// <param name="language">nl or en.</param>
    public void Queue(PersonId person, string address, string language, string template, params (string Name, object? Value)[] values)
    {
        if (!data.IsOn) return;
        var now = clock.GetUtcNow();
        data.Add(new MailRow
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            Lane = MailLane.Service,
            Template = template,
            Address = address,
            QueuedAt = now,
            NextAt = now,
            Subject = texts.Get(language, $"mail.{template}.subject", values),
            Body = texts.Get(language, $"mail.{template}.body", values),
        });
    }
}
