using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>A page of the file of one member at the desk: shown once opened, closed again after three minutes.</summary>
internal abstract class DeskFilePage : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    /// <summary>See <see cref="OpenTicket"/>.</summary>
    [BindProperty(SupportsGet = true)] public string? Bewijs { get; set; }
    [BindProperty(SupportsGet = true)] public string? Klaar { get; set; }
    /// <summary>One-time key of a form that makes something: sent again, it makes no second one.</summary>
    [BindProperty(Name = "sleutel")] public Guid? Key { get; set; }
    /// <summary>For the next form on this page.</summary>
    public Guid NewKey() => Guid.CreateVersion7(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    public PersonId Person => new(Id);
    public PatronDetails? Details { get; private set; }
    public OpenFor Why { get; private set; }
    protected string Site => $"{Request.Scheme}://{Request.Host}";
    protected OpenTicket Tickets => HttpContext.RequestServices.GetRequiredService<OpenTicket>();
    /// <summary>How long the page stays on a screen on which nothing happens.</summary>
    protected virtual TimeSpan Stays => OpenTicket.Valid;
    public string Closed => $"/balie/leden/{Id}";
    /// <summary>The file with three fresh minutes.</summary>
    public string File(string? done = null) => $"/balie/leden/{Id}?bewijs={Tickets.For(Person, Why)}{(done is null ? "" : "&klaar=" + done)}";
    public string Part(string part) => $"/balie/leden/{Id}/{part}?bewijs={Tickets.For(Person, Why)}";

    /// <summary>Reads the opened file; false: the time is over, or the person may not be seen.</summary>
    protected async Task<bool> Opened(CancellationToken ct)
    {
        if (Tickets.Read(Bewijs, Person) is not { } why) return false;
        Why = why;
        var outcome = await HttpContext.RequestServices.GetRequiredService<OpenPatron>().Do(new OpenPatronRequest(Person, why), ct);
        Details = outcome.Done ? outcome.Value : null;
        // An opened file does not stay on a screen that nobody looks at, with or without script; the page offers three more minutes.
        Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{Stays.TotalSeconds};url={Closed}");
        return outcome.Done;
    }

    /// <summary>Back to the file when it was done; else the same page with the reasons.</summary>
    protected async Task<IActionResult> After<T>(Outcome<T> outcome, string done, string prefix, CancellationToken ct)
    {
        if (!Refused(outcome, prefix)) return Redirect(File(done));
        await Opened(ct);
        return Page();
    }
}
