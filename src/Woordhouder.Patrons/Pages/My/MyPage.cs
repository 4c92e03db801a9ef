using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.My;

/// <summary>A page of the member, or of whom the member acts for.</summary>
internal abstract class MyPage : LibraryPage
{
    private Actor Actor => HttpContext.RequestServices.GetRequiredService<Actor>();
    protected PersonId Me => Actor.For!.Value;
    /// <summary>The member acts for somebody else (D5).</summary>
    public bool ForAnother => Actor.For != Actor.Person;
    /// <summary>Something was saved before the redirect.</summary>
    [BindProperty(SupportsGet = true)] public string? Klaar { get; set; }
    protected string Site => $"{Request.Scheme}://{Request.Host}";
    public PatronDetails? Details { get; protected set; }

    protected async Task<bool> Read(CancellationToken ct) => (Details = await HttpContext.RequestServices.GetRequiredService<PatronReader>().Of(Me, opened: false, ct)) is not null;
}
