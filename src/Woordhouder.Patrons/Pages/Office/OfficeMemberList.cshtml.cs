using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>A list of members for who has the role: what for, which fields follow from that, how many, why; then the file, once, written down.</summary>
internal sealed class OfficeMemberListModel : LibraryPage
{
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public List<string> Fields { get; set; } = [];
    [BindProperty] public string? State { get; set; }
    [BindProperty] public string? Subscription { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public ListFormat Format { get; set; } = ListFormat.Xlsx;
    [BindProperty] public int? Seen { get; set; }

    public bool May { get; private set; }
    public IReadOnlyList<ListChoice> Choices { get; private set; } = [];
    public ListChoice? Chosen => Choices.FirstOrDefault(c => c.Purpose.Id == Purpose);
    public HandOutPreview? Preview { get; private set; }

    private HandOutMembersRequest Wanted => new(Purpose, Fields, Enum.GetValues<PatronState>().Where(s => s.ToKebab() == State).Select(s => (PatronState?)s).FirstOrDefault(),
        Library.Settings.ForMembers.FirstOrDefault(s => s.Id == Subscription)?.Id, Reason, Format, Seen, Language);

    public Task OnGetAsync([FromServices] HandOutMembers handOut, [FromServices] Actor actor) => ShowAsync(handOut, actor);

    public async Task<IActionResult> OnPostAsync([FromServices] HandOutMembers handOut, [FromServices] Actor actor, CancellationToken ct)
    {
        await ShowAsync(handOut, actor);
        // Another purpose was chosen: what it may not see falls off, and the fields that it may are shown.
        var outcome = await handOut.Preview(Wanted, ct);
        if (!Refused(outcome)) (Preview, Seen) = (outcome.Value, outcome.Value.People);
        ModelState.Remove(nameof(Seen));
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync([FromServices] HandOutMembers handOut, [FromServices] Actor actor, CancellationToken ct)
    {
        var made = await handOut.Do(Wanted, ct);
        if (!Refused(made)) return made.Value.File(L("ledenlijst", "list-of-members"), [.. HandOutMembers.Chosen(Wanted).Select(f => L(f.Nl, f.En))]);
        await ShowAsync(handOut, actor);
        var again = await handOut.Preview(Wanted, ct);
        if (again.Done) (Preview, Seen) = (again.Value, again.Value.People);
        ModelState.Remove(nameof(Seen));
        return Page();
    }

    private async Task ShowAsync(HandOutMembers handOut, Actor actor)
    {
        May = HandOutMembers.MayDo(actor);
        if (May) Choices = await handOut.Choices();
    }

    public string LeftOut(string why, int n) => why switch
    {
        "restricted" => L($"{n}: de gegevens staan stil", $"{n}: the data are restricted"),
        "objected" => L($"{n}: maakte bezwaar", $"{n}: objected"),
        "no-consent" => L($"{n}: gaf geen toestemming", $"{n}: gave no consent"),
        _ => L($"{n}: te jong of om een andere reden niet zichtbaar voor dit doel", $"{n}: too young, or not visible for this purpose for another reason"),
    };

    public IEnumerable<SelectListItem> States => new[] { PatronState.Member, PatronState.Expiring, PatronState.Expired, PatronState.Cancelled, PatronState.Postponed }.Select(s => new SelectListItem(Words.Of(Chrome, s), s.ToKebab()));
    public IEnumerable<SelectListItem> Subscriptions => Library.Settings.ForMembers.Select(s => new SelectListItem(s.Name.In(Language), s.Id)).Prepend(new SelectListItem(L("Alle", "All"), ""));
}
