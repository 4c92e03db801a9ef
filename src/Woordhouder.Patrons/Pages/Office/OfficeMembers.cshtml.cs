using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>Members for the back office: a list about people, so searched by POST and without a file.</summary>
internal sealed class OfficeMembersModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<PatronLine> Lines { get; private set; } = [];
    public PatronCounts Counts { get; private set; } = null!;

    private PatronState? State => ListAsked.Said(Request, "stand") is { } said ? Enum.GetValues<PatronState>().Where(s => s.ToKebab() == said).Select(s => (PatronState?)s).FirstOrDefault() : null;
    private SubscriptionSettings? Subscription => ListAsked.Said(Request, "abonnement") is { } said ? Library.Settings.ForMembers.FirstOrDefault(s => s.Id == said) : null;

    public Task OnGetAsync([FromServices] OfficePatrons patrons, CancellationToken ct) => ShowAsync(patrons, ct);

    public Task OnPostAsync([FromServices] OfficePatrons patrons, CancellationToken ct) => ShowAsync(patrons, ct);

    private async Task ShowAsync(OfficePatrons patrons, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "naam");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        var order = asked.Order switch { "geboren" => PatronOrder.Born, "postcode" => PatronOrder.Postcode, _ => PatronOrder.Name };
        var request = new OfficePatronsRequest(asked.Words, State, Subscription?.Id, order, asked.Descending);
        Counts = await patrons.Counts(ct);
        var chosen = patrons.Chosen(request);
        if (Refused(chosen))
        {
            List = new ListOfPeople(asked, 0, [.. Filters()]);
            return;
        }
        List = new ListOfPeople(asked, await patrons.Count(chosen.Value, ct), [.. Filters()]);
        Lines = await patrons.Lines(chosen.Value, request, List.Skip, List.Size, ct);
    }

    private IEnumerable<ListFilter> Filters()
    {
        if (State is { } state) yield return new("stand", Name(state));
        if (Subscription is { } subscription) yield return new("abonnement", subscription.Name.In(Language));
    }

    public string Name(PatronState state) => Words.Of(Chrome, state);

    public IEnumerable<SelectListItem> States => Enum.GetValues<PatronState>().Select(s => new SelectListItem(Name(s), s.ToKebab(), s == (State ?? PatronState.Member)));
    public IEnumerable<SelectListItem> Subscriptions => Library.Settings.ForMembers.Select(s => new SelectListItem(s.Name.In(Language), s.Id, s == Subscription)).Prepend(new SelectListItem(L("Alle", "All"), ""));
}
