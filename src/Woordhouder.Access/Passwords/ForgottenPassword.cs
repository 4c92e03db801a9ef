using Microsoft.EntityFrameworkCore;
using Woordhouder.Access.Accounts;
using Woordhouder.Access.Codes;
using Woordhouder.Access.People;
using Woordhouder.Access.SigningIn;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Mail;

namespace Woordhouder.Access.Passwords;

/// <param name="Site">Scheme and host that the link begins with.</param>
internal sealed record ForgottenRequest(string Name, string Site);

/// <summary>
/// Mails a link to choose a new password, to whoever has this card, address or staff name. Each member gets their own mail, which says for which card it is
/// (D42). There is no answer: known and unknown look alike, in text and in time.
/// </summary>
internal sealed class ForgottenPassword(For<SignIn> data, MemberDirectory members, AccountStore accounts, CodeBook codes, Post post, EvenPace pace)
{
    public static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    public async Task Do(ForgottenRequest request, CancellationToken ct = default)
    {
        var start = pace.Start();
        foreach (var (person, lastFour) in await Members(request.Name, ct))
        {
            if (await accounts.Member(person, ct) is { BlockedAt: not null } || await members.AddressOf(person, ct) is not { } address || await codes.TooMany(person, ct)) continue;
            post.Queue(person, address.Email, address.Language, "password-forgotten",
                ("card", lastFour.Length > 0 ? lastFour : "…"), ("link", Link(request.Site, codes.Make(person, CodePurpose.Password, Valid))));
        }
        if (await StaffNamed(request.Name, ct) is { } staff && !await codes.TooMany(staff.PersonId, ct))
            post.Queue(staff.PersonId, staff.Email, "nl", "staff-password", ("name", staff.Name), ("link", Link(request.Site, codes.Make(staff.PersonId, CodePurpose.Password, Valid))));
        await data.Save(ct);
        await pace.Until(start, ct);
    }

    private static string Link(string site, string code) => $"{site}/wachtwoord/{code}";

    private async Task<IReadOnlyList<(PersonId Person, string LastFour)>> Members(string name, CancellationToken ct)
    {
        if (name.Contains('@', StringComparison.Ordinal)) return await members.ByEmail(name.Trim(), ct);
        var normal = TypedNames.Normal(name);
        return normal.Length > 4 && normal.All(char.IsAsciiDigit) && await members.ByCard(normal, ct) is { } person ? [(person, normal[^4..])] : [];
    }

    private async Task<Staff?> StaffNamed(string name, CancellationToken ct) =>
        await accounts.FindByNameAsync(TypedNames.Normal(name), ct) is { } account ? await data.Set<Staff>().SingleOrDefaultAsync(s => s.PersonId == account.PersonId, ct) : null;
}
