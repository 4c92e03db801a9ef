using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Access.SigningIn;

/// <param name="Name">Card number, e-mail address or staff name, as typed.</param>
internal sealed record SignInRequest(string Name, string Password, string Device);

/// <summary>One of the cards that may be meant (D42).</summary>
internal sealed record CardChoice(string Code, string LastFour);

/// <summary>Either a session token, or the question which card was meant.</summary>
internal sealed record SignInAnswer(Entry? Entry, IReadOnlyList<CardChoice> Cards);

/// <summary>
/// Signs somebody in by card number, e-mail address or staff name, and password. Unknown name, wrong password, locked account and ended membership get the
/// same answer in the same time: nobody hears from us who is a member.
/// </summary>
internal sealed class SignInWithPassword(For<SignIn> data, MemberDirectory members, AccountStore accounts, UserManager<Account> identity, IPasswordHasher<Account> hasher,
    Lockout lockout, TypedNames names, CodeBook codes, SecurityBook log, Admission admission, EvenPace pace, Library library)
{
    private static readonly TimeSpan TimeToChoose = TimeSpan.FromMinutes(5);
    private static string? nobodysHash;

    public async Task<Outcome<SignInAnswer>> Do(SignInRequest request, CancellationToken ct = default)
    {
        var start = pace.Start();
        try { return await Try(request, ct); }
        finally { await pace.Until(start, ct); }
    }

    private async Task<Outcome<SignInAnswer>> Try(SignInRequest request, CancellationToken ct)
    {
        if (Locked(request.Name) is { } wait) return wait;
        var known = new List<(Account Account, string LastFour)>();
        foreach (var (person, lastFour) in (await MeantBy(request.Name, ct)).DistinctBy(m => m.Person))
            if (await accounts.Of(person, ct) is { PasswordHash: not null } account && account is not MemberAccount { BlockedAt: not null }) known.Add((account, lastFour));

        var right = new List<(Account Account, string LastFour)>();
        var compared = 0;
        foreach (var candidate in known)
        {
            if (!await lockout.Take(candidate.Account, ct)) continue;
            compared++;
            if (await identity.CheckPasswordAsync(candidate.Account, request.Password)) right.Add(candidate);
            else await lockout.Wrong(candidate.Account, SecurityEventKind.WrongPassword, ct);
        }
        if (compared == 0) CompareWithNothing(request.Password);

        if (right.Count == 0)
        {
            if (known.Count == 0) log.Note(SecurityEventKind.WrongPassword, null);
            await data.Save(ct);
            var left = names.Wrong(library, request.Name);
            return Locked(request.Name) ?? new Refusal("sign-in-wrong", null, ("n", left));
        }
        names.Good(library, request.Name);
        foreach (var (account, _) in right) await lockout.Good(account, ct);
        if (right.Count == 1) return new SignInAnswer(await admission.Admit(right[0].Account, request.Device, ct), []);
        var cards = right.Select(r => new CardChoice(codes.Make(r.Account.PersonId, CodePurpose.Card, TimeToChoose), r.LastFour)).OrderBy(c => c.LastFour, StringComparer.Ordinal).ToList();
        await data.Save(ct);
        return new SignInAnswer(null, cards);
    }

    private Refusal? Locked(string name) =>
        names.LockedUntil(library, name) is { } until ? new Refusal("sign-in-locked", null, ("time", library.LocalTime(until).ToString("HH.mm", CultureInfo.InvariantCulture))) : null;

    private async Task<IReadOnlyList<(PersonId Person, string LastFour)>> MeantBy(string name, CancellationToken ct)
    {
        if (name.Contains('@', StringComparison.Ordinal)) return await members.ByEmail(name.Trim(), ct);
        var normal = TypedNames.Normal(name);
        if (normal.Length > 0 && normal.All(char.IsAsciiDigit)) return await members.ByCard(normal, ct) is { } person ? [(person, "")] : [];
        return await identity.FindByNameAsync(name.Trim()) is { } staff ? [(staff.PersonId, "")] : [];
    }

    /// <summary>Costs what comparing a real password costs.</summary>
    private void CompareWithNothing(string password)
    {
        var nobody = new MemberAccount();
        nobodysHash ??= hasher.HashPassword(nobody, Secret.New());
        hasher.VerifyHashedPassword(nobody, nobodysHash, password);
    }
}
