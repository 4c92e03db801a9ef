using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Web.Pages.Open;

/// <summary>What would have left the machine (D43). Exists only in a library made with --demo or simulate.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class DemoModel : LibraryPage
{
    internal IReadOnlyList<MailRow> Mail { get; private set; } = [];
    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (!Library.IsDemo) return NotFound();
        Accounts = [.. HttpContext.RequestServices.GetServices<DemoAccount>()];
        await using var scope = HttpContext.RequestServices.GetRequiredService<LibraryScopes>().Open(Library);
        Mail = await scope.Get<For<ServiceMail>>().Set<MailRow>().Where(m => m.Body != null).OrderByDescending(m => m.QueuedAt).Take(50).ToListAsync(ct);
        return Page();
    }

    /// <summary>A line of a mail with its links as links, everything else escaped. Mail from before the demo had an address links to the demo all the same.</summary>
    internal IHtmlContent Linked(string line) => new HtmlString(Link().Replace(HtmlEncoder.Default.Encode(line), m =>
        $"<a class=\"utrecht-link\" href=\"{(m.Value.StartsWith("http://localhost/", StringComparison.Ordinal) ? m.Value["http://localhost".Length..] : m.Value)}\">{m.Value}</a>"));

    [GeneratedRegex(@"https?:&#x2F;&#x2F;[^\s<]+|https?://[^\s<&]+")]
    private static partial Regex Link();
}
