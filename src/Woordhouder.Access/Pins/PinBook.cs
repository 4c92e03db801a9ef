using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Pins;

/// <summary>What a PIN must be, and how often it may be wrong. It only wakes a session that is signed in already, so four figures are enough.</summary>
internal sealed class PinBook(For<SignIn> data, IPasswordHasher<Account> hasher)
{
    public const int Shortest = 4, Longest = 6, Tries = 5;

    public static List<Refusal> Check(string pin)
    {
        if (pin.Length is < Shortest or > Longest || !pin.All(char.IsAsciiDigit)) return [new Refusal("pin-form", null, ("n", Shortest), ("max", Longest)) { Field = "Pin" }];
        return IsEasy(pin) ? [new Refusal("pin-easy") { Field = "Pin" }] : [];
    }

    /// <summary>One figure over and over, a row up or down, a pair or three repeated, a year of birth, the middle column of a telephone.</summary>
    private static bool IsEasy(string pin)
    {
        var steps = pin.Zip(pin.Skip(1), (a, b) => (b - a + 10) % 10).Distinct().ToList();
        return steps is [0 or 1 or 9]
            || Enumerable.Range(2, 2).Any(block => pin.Length % block == 0 && pin.Length > block && pin.Chunk(block).All(c => c.SequenceEqual(pin.Take(block))))
            || (pin.Length == 4 && pin[..2] is "19" or "20")
            || pin is "2580" or "0852";
    }

    public string HashOf(Account account, string pin) => hasher.HashPassword(account, pin);

    public bool IsRight(StaffAccount account, string pin) => hasher.VerifyHashedPassword(account, account.PinHash!, pin) != PasswordVerificationResult.Failed;

    /// <summary>Counts a try before the PIN is looked at: guesses sent at once count one by one.</summary>
    /// <returns>How many are left after this one; null: none was left, so nothing may be compared.</returns>
    public Task<int?> Take(PersonId person, CancellationToken ct) => data.Transact(async () =>
    {
        var mine = data.Set<StaffAccount>().Where(a => a.PersonId == person);
        if (await data.Update(mine.Where(a => a.PinTries < Tries), s => s.SetProperty(a => a.PinTries, a => unchecked(a.PinTries + 1)), ct) == 0) return (int?)null;
        return Tries - await mine.Select(a => a.PinTries).SingleAsync(ct);
    }, ct);

    public Task Good(PersonId person, CancellationToken ct) => data.Update(data.Set<StaffAccount>().Where(a => a.PersonId == person), s => s.SetProperty(a => a.PinTries, 0), ct);
}
