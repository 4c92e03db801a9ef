using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>
/// That this member of staff opened this record, for what, and until when: sealed with the library's keys and carried in the path, so that a page may
/// be left and reloaded without a cookie. Worth nothing to anybody else, and nothing after three minutes.
/// </summary>
internal sealed class OpenTicket(IDataProtectionProvider protection, Actor actor, TimeProvider clock)
{
    public static readonly TimeSpan Valid = TimeSpan.FromMinutes(3);
    private readonly IDataProtector protector = protection.CreateProtector("patrons.opened");

    public string For(PersonId person, OpenFor why) => Seal($"{person}|{actor.Person}|{(int)why}|{(clock.GetUtcNow() + Valid).UtcTicks}");

    /// <summary>Null: forged, of somebody else, or over.</summary>
    public OpenFor? Read(string? ticket, PersonId person)
    {
        var parts = Unseal(ticket)?.Split('|');
        return parts is [var whose, var by, var why, var until] && whose == person.ToString() && by == actor.Person?.ToString()
            && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks ? (OpenFor)int.Parse(why, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A one-time code on its way to the page that prints it: ten minutes, for the same member of staff.</summary>
    public string SealCode(string code) => Seal($"{actor.Person}|{(clock.GetUtcNow() + TimeSpan.FromMinutes(10)).UtcTicks}|{code}");

    public string? ReadCode(string? ticket) =>
        Unseal(ticket)?.Split('|', 3) is [var by, var until, var code] && by == actor.Person?.ToString() && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks ? code : null;

    /// <summary>What a member of staff typed about somebody when the file closed: unreadable on the page, for the same two, half an hour.</summary>
    public string SealTyped(PersonId person, string typed) => Seal($"{person}|{actor.Person}|{(clock.GetUtcNow() + TimeSpan.FromMinutes(30)).UtcTicks}|{typed}");

    public string? ReadTyped(string? ticket, PersonId person) =>
        Unseal(ticket)?.Split('|', 4) is [var whose, var by, var until, var typed] && whose == person.ToString() && by == actor.Person?.ToString()
            && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks ? typed : null;

    private string Seal(string text) => protector.Protect(text);

    private string? Unseal(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return null;
        try { return protector.Unprotect(ticket); }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }
}
