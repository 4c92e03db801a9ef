using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Woordhouder.Access.Http;
using Woordhouder.Access.Passwords;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Open;

[EnableRateLimiting(RateLimits.Mail)]
internal sealed class ForgottenPasswordModel : LibraryPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "verstuurd")] public bool Sent { get; set; }

    public async Task<IActionResult> OnPostAsync([FromServices] ForgottenPassword forgotten, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            ModelState.AddModelError(nameof(Name), Sentence(new Refusal("forgotten-empty")));
            return Page();
        }
        await forgotten.Do(new ForgottenRequest(Name, $"{Request.Scheme}://{Request.Host}"), ct);
        return Redirect("/wachtwoord-vergeten?verstuurd=true");
    }
}
