using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Logging in (93) and status (99). A wrong key, an unknown login and a wrong address get the same answer in the same time.</summary>
internal sealed class SessionMessages(Things things, IPasswordHasher<Terminal> hasher, Doorkeeper doors, Wording words, Library library)
{
    private static readonly string NobodysKey = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
    private static string? nobodysHash;

    /// <summary>Seconds times ten until a terminal sends again, and how often.</summary>
    private const string Timeout = "300", Retries = "003";

    public async Task<SipAnswer> LogIn(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var (login, wait) = (request["CN"], doors.MustWait(talk.Address, request["CN"]));
        var terminal = wait ? null : await Known(talk, request, ct);
        // Whoever waits and tries all the same does not wait longer for it: a terminal with an old key tries without end.
        if (terminal is not null) doors.Good(talk.Address, login);
        else if (!wait) doors.Wrong(talk.Address, login);
        talk.Forget();
        talk.Terminal = terminal;
        return new SipAnswer("94") { Done = terminal is not null }.Part(terminal is null ? "0" : "1");
    }

    private async Task<Terminal?> Known(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        if (!library.PurposeRuns(Lending.Id)) return null;
        var login = request["CN"];
        var terminal = await things.Set<Terminal>().FirstOrDefaultAsync(t => t.Login == login, ct);
        nobodysHash ??= hasher.HashPassword(new Terminal(), NobodysKey);
        var right = hasher.VerifyHashedPassword(terminal ?? new Terminal(), terminal?.KeyHash ?? nobodysHash, request["CO"]) != PasswordVerificationResult.Failed;
        return right && terminal is { KeyHash: not null } && terminal.MayComeFrom(talk.Address) ? terminal : null;
    }

    /// <summary>98: says what this server does, and nothing about people. Patrons' status is not changed from a terminal, as BX says of 01 and 25.</summary>
    public SipAnswer Status(SipTalk talk, SipRequest request)
    {
        talk.Old = request.Part(SipLayout.Version) == "1.00";
        var online = library.PurposeRuns(Lending.Id);
        var answer = new SipAnswer("98").Flag(online).Flag(online).Flag(online).Flag(online).Flag(false).Flag(online).Part(Timeout).Part(Retries).Part(words.Now).Part(talk.Old ? "1.00" : "2.00")
            .Field("AO", library.Id).Field("AM", library.Word.Statement.Controller.ShortName);
        if (!talk.Old) answer.Field("BX", SipCodes.Supported);
        return talk.Terminal is { } terminal ? answer.Field("AN", terminal.Name) : answer;
    }
}
