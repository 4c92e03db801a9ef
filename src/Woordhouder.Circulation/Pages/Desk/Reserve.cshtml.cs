using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>A title for somebody who stands at the desk: the card says who.</summary>
[OnlyFor<Lending>]
internal sealed class ReserveModel : DeskPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Card { get; set; }
    [BindProperty] public string? PickUp { get; set; }
    /// <summary>Empty: any copy.</summary>
    [BindProperty] public string? Copy { get; set; }
    [BindProperty(Name = "toch")] public string? OverrideText { get; set; }

    public ItemFacts Item { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Copies { get; private set; } = [];
    public int? Placed { get; private set; }
    public bool MayOverride { get; private set; }
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id));
    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PickUp ??= Branch.Id;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var scan = Scan.Of(Card, Library.Settings.Cards);
        if (await Get<IPatronStanding>().ByCard(scan.Text, ct) is not { } card) ModelState.AddModelError(nameof(Card), Text("refusal.unknown-number", ("number", scan.Text)));
        else if (!card.Usable) ModelState.AddModelError(nameof(Card), Text("refusal.card-unusable"));
        else
        {
            var outcome = await Get<PlaceHold>().Do(new PlaceHoldRequest(card.Person, new TitleId(Id), PickUp ?? "", new HoldId(Key ?? FreshKey), WantedCopy.Read(Copy), Override: OverrideText == "1"), ct);
            MayOverride = !outcome.Done && outcome.Refusals.All(r => r.MayOverride is { } role && Get<Actor>().Roles.Contains(role));
            if (!Refused(outcome))
            {
                Placed = outcome.Value.Place;
                // The next member scans their own card.
                ModelState.Remove(nameof(Card));
                Card = null;
            }
        }
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var title = new TitleId(Id);
        var copies = (await Get<IItems>().CopiesOf([title], ct))[title].ToList();
        if (copies is not [var copy, ..]) return NotFound();
        Item = copy.Item;
        Copies = WantedCopy.Choices(copies, Library.Settings.Branches, L("Elk exemplaar (het snelst)", "Any copy (quickest)"));
        return Page();
    }
}
