using Woordhouder.Access.Codes;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.People;

internal sealed record FirstAdministratorRequest(string Name, string Email);

/// <summary>
/// Makes the first account of a real installation: an administrator, who opens no personal data and enters the first training records. Done once, by the
/// command <c>setup</c>, by somebody who can reach the machine.
/// </summary>
internal sealed class FirstAdministrator(For<StaffAccess> data, StaffRoster roster, CodeBook codes)
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(24);

    /// <returns>The path of the one-time link: /welkom/{sleutel}.</returns>
    public async Task<Outcome<string>> Do(FirstAdministratorRequest request, CancellationToken ct = default)
    {
        var refusals = StaffRoster.CheckPerson(request.Name, request.Email);
        if (await roster.HasAdministrator(ct)) refusals.Add(new Refusal("administrator-exists"));
        if (refusals.Count > 0) return refusals;
        var account = await roster.Add(request.Name, request.Email, [Audiences.Roles.Administrator], ct);
        var code = codes.Make(account.PersonId, CodePurpose.Password, Valid);
        await data.Save(ct);
        return $"/welkom/{code}";
    }
}
