using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.People;
using Woordhouder.Access.Sessions;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.SigningIn;

/// <summary>What a right password leads to: the token for the cookie, and whether the sign-in is complete with it.</summary>
internal sealed record Entry(string Token, SessionKind Kind, SessionStage Stage);

/// <summary>Begins the session of somebody whose password was right.</summary>
internal sealed class Admission(For<SignIn> data, MemberDirectory members, SessionBook sessions)
{
    public async Task<Entry> Admit(Account account, string device, CancellationToken ct)
    {
        if (account is not StaffAccount staff)
        {
            var called = await members.CalledNameOf(account.PersonId, ct);
            return new Entry(await sessions.Begin(account.PersonId, SessionKind.Member, SessionStage.In, called, device, ct), SessionKind.Member, SessionStage.In);
        }
        var roles = await data.Set<StaffRole>().Where(r => r.PersonId == account.PersonId && r.EndedOn == null).Select(r => r.Role).ToListAsync(ct);
        var stage = staff.SecondFactorSince is not null ? SessionStage.SecondFactor
            : roles.Any(Audiences.Roles.SecondFactor.Contains) ? SessionStage.SettingUp : SessionStage.In;
        var name = await data.Set<Staff>().Where(s => s.PersonId == account.PersonId).Select(s => s.Name).SingleAsync(ct);
        return new Entry(await sessions.Begin(account.PersonId, SessionKind.Staff, stage, Called(name), device, ct), SessionKind.Staff, stage);
    }

    /// <summary>"Fatma B.": colleagues with one first name are told apart at a locked screen.</summary>
    private static string Called(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last] ? $"{first} {last[0]}." : name;
}
