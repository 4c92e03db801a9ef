using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Access.Accounts;

/// <summary>
/// Identity's user store over the door: what its <see cref="UserManager{TUser}"/> needs for passwords, the authenticator key and recovery codes, and no more.
/// Lock-out stands in <see cref="SigningIn.Lockout"/>: Identity's looks at the wall clock and does not grow. Sessions end at the server, so there is no
/// security stamp to compare.
/// </summary>
internal sealed class AccountStore(For<SignIn> data) : IUserPasswordStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    public async Task<MemberAccount?> Member(PersonId person, CancellationToken ct) => await data.Track<MemberAccount>().SingleOrDefaultAsync(a => a.PersonId == person, ct);

    /// <summary>Of somebody in service.</summary>
    public async Task<StaffAccount?> Staff(PersonId person, CancellationToken ct) => await data.Track<StaffAccount>().SingleOrDefaultAsync(a => a.PersonId == person && a.EndedOn == null, ct);

    public async Task<Account?> Of(PersonId person, CancellationToken ct) => await Member(person, ct) is { } member ? member : await Staff(person, ct);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await Of(new PersonId(id), cancellationToken) : null;

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await data.Track<StaffAccount>().SingleOrDefaultAsync(a => a.NormalizedUserName == normalizedUserName && a.EndedOn == null, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PersonId.ToString());
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult((user as StaffAccount)?.UserName);
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult((user as StaffAccount)?.NormalizedUserName);
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        if (user is StaffAccount staff) data.Add(staff);
        else data.Add((MemberAccount)user);
        await data.Save(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        user.Version++;
        try
        {
            await data.Save(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityError { Code = "ConcurrencyFailure" });
        }
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("accounts go by their schedule");

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        ((StaffAccount)user).AuthenticatorKey = key;
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Task.FromResult((user as StaffAccount)?.AuthenticatorKey);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        ((StaffAccount)user).RecoveryCodes = string.Join(';', recoveryCodes.Select(HashOf));
        return Task.CompletedTask;
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var staff = (StaffAccount)user;
        var left = Codes(staff);
        if (!left.Remove(HashOf(code))) return false;
        staff.RecoveryCodes = string.Join(';', left);
        return (await UpdateAsync(user, cancellationToken)).Succeeded;
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Codes((StaffAccount)user).Count);

    public void Dispose() { }

    private static List<string> Codes(StaffAccount staff) => [.. (staff.RecoveryCodes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    // A code has 80 random bits or more: a plain hash cannot be guessed back.
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant())));
}
