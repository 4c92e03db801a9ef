using Woordhouder.Kernel;

namespace Woordhouder.Access.Accounts;

internal readonly record struct AccountId(Guid Value) : ITypedId<AccountId> { public static AccountId From(Guid value) => new(value); }

/// <summary>How somebody signs in: what members and staff have in common. Not a table of its own, because the two are kept on different schedules.</summary>
internal abstract class Account
{
    [Operational] public AccountId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>PBKDF2-HMAC-SHA512 in the format of ASP.NET Core Identity; null until a password is chosen.</summary>
    [Personal(Category.Account, Secret = true)] public string? PasswordHash { get; set; }
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset? PasswordSetAt { get; set; }
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset CreatedAt { get; init; }
    /// <summary>Wrong passwords and codes since the last good one.</summary>
    [Personal(Category.Account, Given = By.Use)] public int FailedTries { get; set; }
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset? LockedUntil { get; set; }
    [Operational] public int Version { get; set; }
}

/// <summary>A member's sign-in. There is no name in it: a member signs in with the card number or the e-mail address that Patrons knows (D42).</summary>
[AboutPerson(nameof(PersonId), Schedule.SignInAccount, Made = nameof(CreatedAt))]
internal sealed class MemberAccount : Account
{
    /// <summary>The membership ended: nobody signs in with it any more.</summary>
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset? BlockedAt { get; set; }
}

/// <summary>The sign-in of a member of staff. Roles with a second factor have an authenticator key (RFC 6238) and recovery codes.</summary>
[AboutPerson(nameof(PersonId), Schedule.StaffAccount, From = nameof(EndedOn), Made = nameof(CreatedAt), OnErasure = Erasure.Keep, KeptBecause = "kept.staff")]
internal sealed class StaffAccount : Account
{
    [Personal(Category.Account, Given = By.Library)] public string UserName { get; init; } = "";
    [Personal(Category.Account, Given = By.Library)] public string NormalizedUserName { get; init; } = "";
    /// <summary>Base32; null until the second factor is set up.</summary>
    [Personal(Category.Account, Secret = true)] public string? AuthenticatorKey { get; set; }
    /// <summary>SHA-256 of the recovery codes that are left, separated by semicolons.</summary>
    [Personal(Category.Account, Secret = true)] public string? RecoveryCodes { get; set; }
    /// <summary>The first good code was typed: from then on no sign-in goes without.</summary>
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset? SecondFactorSince { get; set; }
    /// <summary>The 30-second step of the last code used: no code works twice.</summary>
    [Personal(Category.Account, Given = By.Use)] public long LastCodeStep { get; set; }
    /// <summary>PBKDF2 as the password's; null: never chosen, so a locked screen opens by signing in again.</summary>
    [Personal(Category.Account, Secret = true)] public string? PinHash { get; set; }
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset? PinSetAt { get; set; }
    /// <summary>Wrong PINs since the last good one or the last full sign-in; at <see cref="Pins.PinBook.Tries"/> the PIN opens nothing.</summary>
    [Personal(Category.Account, Given = By.Use)] public int PinTries { get; set; }
    /// <summary>Last day of service.</summary>
    [Personal(Category.Staff, Given = By.Library)] public DateOnly? EndedOn { get; set; }
}
