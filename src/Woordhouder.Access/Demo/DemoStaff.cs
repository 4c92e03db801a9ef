using Woordhouder.Access.Passwords;
using Woordhouder.Access.People;
using Woordhouder.Access.Pins;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Demo;

/// <summary>Staff to try the demo with: one of each role, trained, and one at the desk without training. Only with --demo.</summary>
internal sealed class DemoStaff(For<StaffAccess> data, StaffRoster roster, PasswordBook passwords, PinBook pins, Library library, TimeProvider clock) : IDemoData
{
    public const string Password = "woordhouder demo";

    /// <summary>Known to everybody, so that /demo/codes can show the code of now.</summary>
    public const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /// <summary>Of all who work at a desk.</summary>
    public const string Pin = "7351";

    /// <summary>Name, roles with a blank between them, trained.</summary>
    public static readonly IReadOnlyList<(string UserName, string Name, string Role, bool Trained)> People =
    [
        ("fatma.bouali", "Fatma Bouali", Audiences.Roles.Desk, true),
        ("kees.vrijwilliger", "Kees Vrijwilliger", Audiences.Roles.Volunteer, true),
        ("anouk.de.wit", "Anouk de Wit", Audiences.Roles.BackOffice, true),
        ("lotte.visser", "Lotte Visser", Audiences.Roles.BackOffice + " " + Audiences.Roles.MemberList, true),
        ("milan.jansen", "Milan Jansen", Audiences.Roles.Marketing, true),
        ("ruth.cohen", "Ruth Cohen", Audiences.Roles.PrivacyOfficer, true),
        ("henk.bakker", "Henk Bakker", Audiences.Roles.Administrator, false),
        ("noor.nieuw", "Noor Nieuw", Audiences.Roles.Desk, false),
    ];

    public static IEnumerable<DemoAccount> Accounts => People.Select(p => new DemoAccount(
        p.Role + (p.Trained || p.Role == Audiences.Roles.Administrator ? "" : " (untrained)"), p.UserName, Password,
        "/inloggen" + (Audiences.Roles.SecondFactor.Overlaps(p.Role.Split(' ')) ? ", code: /demo/codes" : "") + (Audiences.May(p.Role.Split(' '), Audiences.Desk) ? $", pin: {Pin}" : "")));

    public async Task Fill(CancellationToken ct)
    {
        var (today, now) = (library.Today(clock), clock.GetUtcNow());
        foreach (var (_, name, role, trained) in People)
        {
            var roles = role.Split(' ');
            var account = await roster.Add(name, $"{name.Split(' ')[0].ToLowerInvariant()}@demo.invalid", roles, ct);
            if (Audiences.Roles.SecondFactor.Overlaps(roles)) (account.AuthenticatorKey, account.SecondFactorSince) = (Key, now);
            if (Audiences.May(roles, Audiences.Desk)) (account.PinHash, account.PinSetAt) = (pins.HashOf(account, Pin), now);
            await data.Save(ct);
            await passwords.Set(account.PersonId, Password, ct);
            if (!trained) continue;
            data.Add(new Training
            {
                Id = Guid.CreateVersion7(now),
                PersonId = account.PersonId,
                On = today.AddDays(-30),
                ValidUntil = today.AddDays(-30).AddYears(EnterTraining.Years),
                Proof = "Demo: certificaat privacytraining",
                EnteredBy = Audiences.Roles.Administrator,
                EnteredAt = now,
            });
            await data.Save(ct);
        }
    }
}
