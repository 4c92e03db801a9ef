using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Woordhouder.Contracts;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Open;

/// <summary>The calendar of due dates for a calendar app. Whoever has the address has the calendar; a wrong one and a stopped one answer alike.</summary>
[OnlyFor<Lending>, EnableRateLimiting(RateLimitNames.SecretLink)]
internal sealed class CalendarFileModel(LibraryScopes scopes) : LibraryPage
{
    public async Task<IActionResult> OnGetAsync(string sleutel, CancellationToken ct)
    {
        // Nobody is signed in at a calendar app: the address alone decides, also in a browser in which somebody is.
        await using var scope = scopes.Open(Library);
        if (await scope.Services.GetRequiredService<CalendarFeed>().Of(sleutel, ct) is not { } calendar) return NotFound();
        var body = Encoding.UTF8.GetBytes(calendar);
        Response.Headers.CacheControl = "private, max-age=3600";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        return new FileContentResult(body, ICalendar.MediaType + "; charset=utf-8") { EntityTag = tag };
    }
}
