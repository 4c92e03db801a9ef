using Microsoft.AspNetCore.Mvc;
using Woordhouder.Access.Demo;
using Woordhouder.Access.SecondFactor;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

/// <summary>The second factor of the demo's accounts, whose key everybody knows. 404 in a real library.</summary>
internal sealed class DemoCodesModel : LibraryPage
{
    public string Code { get; private set; } = "";
    public IReadOnlyList<(string UserName, string Role)> Accounts { get; } = [.. DemoStaff.People.Where(p => Audiences.Roles.SecondFactor.Overlaps(p.Role.Split(' '))).Select(p => (p.UserName, p.Role))];

    public IActionResult OnGet([FromServices] TimeProvider clock)
    {
        if (!Library.IsDemo) return NotFound();
        Code = Totp.CodeAt(DemoStaff.Key, Totp.StepAt(clock.GetUtcNow()));
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
