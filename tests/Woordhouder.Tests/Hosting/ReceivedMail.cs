using System.Text.Json;

namespace Woordhouder.Tests.Hosting;

/// <summary>A message as the mail server got it, read by a parser that is not ours.</summary>
public sealed record ReceivedMail
{
    /// <summary>The envelope sender (MAIL FROM): empty for a bounce.</summary>
    public required string From { get; init; }

    /// <summary>The envelope recipients (RCPT TO).</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Whether it came over TLS.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The name the client signed in with, or <c>null</c>.</summary>
    public string? Login { get; init; }

    /// <summary>Name and decoded value of each header line, in order.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Headers { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }

    public required IReadOnlyList<MailAttachment> Attachments { get; init; }

    /// <summary>The message as it came over the line, undecoded.</summary>
    public byte[] Raw { get; private init; } = [];

    public string? Subject => Header("Subject");

    /// <summary>The decoded value of the first header of that name, or <c>null</c>.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header[0], name, StringComparison.OrdinalIgnoreCase))?[1];

    internal static ReceivedMail Read(string descriptionFile)
    {
        var mail = JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllBytes(descriptionFile))
            ?? throw new InvalidOperationException($"{descriptionFile} is empty.");
        return mail with { Raw = File.ReadAllBytes(Path.ChangeExtension(descriptionFile, ".eml")) };
    }
}

/// <summary>A file that came with a message.</summary>
public sealed record MailAttachment(string? Name, string Type, byte[] Content);
