using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

/// <summary>Adds people who work here, and watches over what roles may stand together.</summary>
internal sealed class StaffRoster(For<StaffAccess> data, For<SignIn> access, TimeProvider clock)
{
    public static List<Refusal> CheckRoles(IReadOnlyCollection<string> roles)
    {
        var refusals = new List<Refusal>();
        if (roles.Count == 0 || roles.Any(r => !Audiences.Roles.All.Contains(r))) refusals.Add(new Refusal("staff-no-role") { Field = "Roles" });
        // Who gives access has none: an administrator opens no personal data (architecture §5).
        if (roles.Count > 1 && roles.Contains(Audiences.Roles.Administrator)) refusals.Add(new Refusal("staff-administrator-alone") { Field = "Roles" });
        if (roles.Contains(Audiences.Roles.MemberList) && !roles.Contains(Audiences.Roles.BackOffice)) refusals.Add(new Refusal("staff-list-office") { Field = "Roles" });
        return refusals;
    }

    public static List<Refusal> CheckPerson(string name, string email)
    {
        var refusals = new List<Refusal>();
        if (name.Trim().Length is < 2 or > 100) refusals.Add(new Refusal("staff-no-name") { Field = "Name" });
        if (email.Trim().Length > 254 || email.Trim().Split('@') is not [{ Length: > 0 }, { Length: > 0 }]) refusals.Add(new Refusal("staff-no-email") { Field = "Email" });
        return refusals;
    }

    /// <summary>Rows for somebody new, to be saved by the caller's unit. The sign-in name comes from their name.</summary>
    public async Task<StaffAccount> Add(string name, string email, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var (person, now) = (TypedId.New<PersonId>(clock), clock.GetUtcNow());
        data.Add(new Staff { PersonId = person, Name = name.Trim(), Email = email.Trim(), Since = now });
        foreach (var role in roles.Distinct()) data.Add(new StaffRole { Id = Guid.CreateVersion7(now), PersonId = person, Role = role, Since = now });
        var userName = await FreeName(name, ct);
        var account = new StaffAccount { Id = TypedId.New<AccountId>(clock), PersonId = person, UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), CreatedAt = now };
        data.Add(account);
        return account;
    }

    /// <summary>"Fatma Bouâli" becomes fatma.bouali, or fatma.bouali2 when there is one.</summary>
    private async Task<string> FreeName(string name, CancellationToken ct)
    {
        var plain = new string([.. name.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '.')]);
        var stem = string.Join('.', plain.Split('.', StringSplitOptions.RemoveEmptyEntries));
        if (stem.Length == 0 || stem.All(char.IsAsciiDigit)) stem = "medewerker";
        if (stem.Length > 50) stem = stem[..50];
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? stem : $"{stem}{n}";
            var normalized = candidate.ToUpperInvariant();
            if (!await data.Keys<StaffAccount>().AnyAsync(a => a.NormalizedUserName == normalized, ct)) return candidate;
        }
    }

    public Task<bool> HasAdministrator(CancellationToken ct) =>
        data.Keys<StaffRole>().AnyAsync(r => r.Role == Audiences.Roles.Administrator && r.EndedOn == null, ct);

    /// <summary>
    /// Whether somebody else is administrator too. To be asked inside the transaction that takes one away: the rows are written first, which locks them on
    /// PostgreSQL, so that two administrators cannot remove each other.
    /// </summary>
    public async Task<bool> AnotherAdministrator(PersonId than, CancellationToken ct)
    {
        var administrators = access.Set<StaffRole>().Where(r => r.Role == Audiences.Roles.Administrator && r.EndedOn == null);
        await access.Update(administrators, s => s.SetProperty(r => r.Role, Audiences.Roles.Administrator), ct);
        return await administrators.AnyAsync(r => r.PersonId != than, ct);
    }
}
