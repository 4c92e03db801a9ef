using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Codes;
using Woordhouder.Access.SecurityLog;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Mail;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <param name="Site">Scheme and host that the link begins with.</param>
internal sealed record InviteRequest(string Name, string Email, IReadOnlyCollection<string> Roles, string Site);

/// <summary>Invites somebody who is going to work here: account, roles and a mail with a one-time link. They open nothing before their training is entered.</summary>
[NeedsRole(Audiences.Roles.Administrator)]
internal sealed class InviteStaff(For<StaffAccess> data, StaffRoster roster, CodeBook codes, SecurityBook log, Post post)
{
    public static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    public async Task<Outcome<PersonId>> Do(InviteRequest request, CancellationToken ct = default)
    {
        List<Refusal> refusals = [.. StaffRoster.CheckPerson(request.Name, request.Email), .. StaffRoster.CheckRoles(request.Roles)];
        if (refusals.Count > 0) return refusals;
        var account = await roster.Add(request.Name, request.Email, request.Roles, ct);
        log.Note(SecurityEventKind.Invited, account.PersonId);
        var link = $"{request.Site}/welkom/{codes.Make(account.PersonId, CodePurpose.Password, Valid)}";
        post.Queue(account.PersonId, request.Email.Trim(), "nl", "staff-invitation", ("name", request.Name.Trim()), ("user", account.UserName), ("link", link));
        try { await data.Save(ct); }
        catch (DbUpdateException)
        {
            // Somebody with the same name was invited in the same second.
            data.Forget();
            return new Refusal("staff-name-taken") { Field = "Name" };
        }
        return account.PersonId;
    }
}
