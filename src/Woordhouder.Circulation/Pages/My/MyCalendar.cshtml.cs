using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>The member's calendar address: off until they make one, shown once, renewed and removed here.</summary>
[OnlyFor<Lending>]
internal sealed class MyCalendarModel(IDataProtectionProvider protection, TimeProvider clock) : LibraryPage
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("circulation.calendar");

    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    /// <summary>The new secret on its way to the page that shows it, sealed for its member and for ten minutes: the database has only its hash.</summary>
    [BindProperty(SupportsGet = true, Name = "adres")] public string? Sealed { get; set; }
    public CalendarLink? Link { get; private set; }
    /// <summary>Null: shown already, or never made.</summary>
    public string? Address { get; private set; }
    public bool ForAnother => Actor.For != Actor.Person;
    private Actor Actor => HttpContext.RequestServices.GetRequiredService<Actor>();
    private PersonId Me => Actor.For!.Value;

    public async Task OnGetAsync([FromServices] For<Lending> data, CancellationToken ct)
    {
        if (!await data.Open(Me, ct)) return;
        var me = Me;
        Link = await data.Set<CalendarLink>().FirstOrDefaultAsync(l => l.PatronId == me, ct);
        if (Link is not null && Unseal(Sealed) is { } secret) Address = $"{Request.Scheme}://{Request.Host}/agenda/{secret}.ics";
    }

    public async Task<IActionResult> OnPostMakeAsync(bool? titles, [FromServices] MakeCalendarLink make, [FromServices] For<Lending> data, CancellationToken ct)
    {
        var outcome = await make.Do(new MakeCalendarLinkRequest(Me, titles, Language), ct);
        if (!Refused(outcome)) return Redirect($"/mijn/leningen/agenda?gedaan=gemaakt&adres={Seal(outcome.Value)}");
        await OnGetAsync(data, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostTitlesAsync(bool titles, [FromServices] ChooseCalendarTitles choose, [FromServices] For<Lending> data, CancellationToken ct) =>
        await After(await choose.Do(new ChooseCalendarTitlesRequest(Me, titles), ct), "titels", data, ct);

    public async Task<IActionResult> OnPostRemoveAsync([FromServices] RemoveCalendarLink remove, [FromServices] For<Lending> data, CancellationToken ct) =>
        await After(await remove.Do(new RemoveCalendarLinkRequest(Me), ct), "uit", data, ct);

    private async Task<IActionResult> After(Outcome<Nothing> outcome, string done, For<Lending> data, CancellationToken ct)
    {
        if (!Refused(outcome)) return Redirect("/mijn/leningen/agenda?gedaan=" + done);
        await OnGetAsync(data, ct);
        return Page();
    }

    private string Seal(string secret) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{Me}|{(clock.GetUtcNow() + ShownFor).UtcTicks}|{secret}"));

    private string? Unseal(string? text)
    {
        try
        {
            return text is not null && protector.Unprotect(text).Split('|') is [var whose, var until, var secret] && whose == Me.ToString()
                && long.Parse(until, CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks && CalendarLink.HashOf(secret) == Link!.SecretHash ? secret : null;
        }
        catch (CryptographicException) { return null; }
    }
}
