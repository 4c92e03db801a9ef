using System.Net;
using System.Security.Cryptography;
using System.Text;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>What is remembered of one connection, and ends with it: who logged in, whose password was right, and the last answer. Nothing of it is ever stored.</summary>
internal sealed class SipTalk(Library library, IPAddress address)
{
    /// <summary>Whoever walks away without ending their turn is forgotten.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(3);

    private sealed record Remembered(string Card, PersonId Person, byte[] Password, DateTimeOffset At);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private Remembered? patron;
    private (string Card, DateTimeOffset At) last = ("", default);

    public Library Library => library;
    public IPAddress Address => address;
    /// <summary>Null: nobody logged in yet.</summary>
    public Terminal? Terminal { get; set; }
    public DateTimeOffset ProfileReadAt { get; set; }
    /// <summary>The terminal speaks 1.00: it does not know BL and CQ.</summary>
    public bool Old { get; set; }
    /// <summary>Asked for by the member who stands there; null: the terminal's own.</summary>
    public string? AskedLanguage { get; set; }
    public string Language => AskedLanguage ?? Terminal?.Language ?? "nl";
    public SipCharset Charset => Terminal?.Charset ?? SipCharset.Ascii;

    /// <summary>For 97, and for a terminal that did not hear it.</summary>
    public string? LastAnswer { get; set; }
    public byte[]? LastLine { get; set; }

    public void Remember(string card, PersonId person, string password, DateTimeOffset now) => patron = new Remembered(card, person, Digest(password), now);

    /// <summary>Whoever showed their password on this connection a moment ago, with the same card; another card ends that.</summary>
    /// <param name="password">Null: none was sent, so the one of before counts.</param>
    public bool Knows(string card, string? password, DateTimeOffset now)
    {
        if (last.Card != card || now - last.At > Forgotten) AskedLanguage = null;
        last = (card, now);
        if (patron is null) return false;
        if (patron.Card != card || now - patron.At > Forgotten) Forget();
        else if (password is null || CryptographicOperations.FixedTimeEquals(patron.Password, Digest(password)))
        {
            patron = patron with { At = now };
            return true;
        }
        return false;
    }

    /// <summary>Who stands there now, as far as they showed it.</summary>
    public PersonId? Patron => patron?.Person;

    /// <summary>The turn of a member is over.</summary>
    public void Forget()
    {
        patron = null;
        AskedLanguage = null;
    }

    /// <summary>The password itself is not kept, not even in memory.</summary>
    private byte[] Digest(string password) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(password));
}
