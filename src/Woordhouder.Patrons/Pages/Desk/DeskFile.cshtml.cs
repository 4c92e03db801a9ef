using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>The file of a member: masked until it is opened for something.</summary>
internal sealed class DeskFileModel : DeskFilePage
{
    private static readonly TimeSpan CodeValid = TimeSpan.FromDays(7);

    public sealed class NoteForm
    {
        public string? Words { get; set; }
        public string? LastDay { get; set; }
    }

    [BindProperty] public OpenFor? OpenWhy { get; set; }
    [BindProperty] public NoteForm Note { get; set; } = new();
    /// <summary>What was just taken away, to put back.</summary>
    public NoteLine? Gone { get; private set; }
    /// <summary>What the form proposes as the last day of a note.</summary>
    public DateOnly UsualLastDay => Today.AddMonths(PatronNote.UsualMonths);
    public PatronLine? Line { get; private set; }
    public bool Restricted { get; private set; }
    public string Subscription { get; private set; } = "";
    public int Years => Details is { } d ? Age.On(Today, d.Person.BornOn) : 0;

    public async Task<IActionResult> OnGetAsync([FromServices] OpenPatron open, [FromServices] Subscriptions subscriptions, CancellationToken ct) =>
        await OpenedHere(subscriptions, ct) ? Page() : await Masked(open, ct);

    public async Task<IActionResult> OnPostOpenAsync([FromServices] OpenPatron open, CancellationToken ct)
    {
        if (OpenWhy is not { } why)
        {
            ModelState.AddModelError(nameof(OpenWhy), L("Kies waarvoor je de gegevens opent.", "Choose what you open the data for."));
            return await Masked(open, ct);
        }
        if (Refused(await open.Do(new OpenPatronRequest(Person, why), ct))) return await Masked(open, ct);
        return Redirect($"/balie/leden/{Id}?bewijs={Tickets.For(Person, why)}");
    }

    public async Task<IActionResult> OnPostEndLinkAsync(Guid link, [FromServices] EndRepresentation end, CancellationToken ct) =>
        await Opened(ct) ? await After(await end.Do(new EndRepresentationRequest(Person, link), ct), "koppeling", "", ct) : Redirect(Closed);

    public async Task<IActionResult> OnPostNoteAsync([FromServices] WriteNote write, [FromServices] Subscriptions subscriptions, CancellationToken ct) =>
        await OpenedHere(subscriptions, ct) ? await After(await write.Do(new WriteNoteRequest(Person, Note.Words, Note.LastDay, Key ?? NewKey()), ct), "notitie", "Note.", ct) : Redirect(Closed);

    public async Task<IActionResult> OnPostNoteAwayAsync(Guid note, [FromServices] TakeNoteAway take, [FromServices] Subscriptions subscriptions, CancellationToken ct)
    {
        if (!await OpenedHere(subscriptions, ct)) return Redirect(Closed);
        var outcome = await take.Do(new TakeNoteAwayRequest(Person, note), ct);
        if (!Refused(outcome)) Gone = outcome.Value;
        await Opened(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync([FromServices] IMemberAccounts accounts, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        var code = await accounts.OneTimeCode(Person, CodeValid, ct);
        return Redirect($"{Part("pas")}&code={Tickets.SealCode(code)}");
    }

    private async Task<bool> OpenedHere(Subscriptions subscriptions, CancellationToken ct)
    {
        if (!await Opened(ct)) return false;
        Subscription = subscriptions.NameOf(Details!.Membership?.Subscription ?? "", Language);
        return true;
    }

    private async Task<IActionResult> Masked(OpenPatron open, CancellationToken ct)
    {
        Line = await open.Masked(Person, ct);
        Restricted = Line is null && await open.IsRestricted(Person, ct);
        return Line is null && !Restricted ? NotFound() : Page();
    }
}
