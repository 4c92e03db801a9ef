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
    /// <summary>As typed; empty: as long as the library keeps it.</summary>
    [BindProperty] public string? Until { get; set; }
    [BindProperty(Name = "toch")] public string? OverrideText { get; set; }
    /// <summary>Why it is reserved all the same.</summary>
    [BindProperty] public string? Because { get; set; }

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
        else if (!HoldWords.TryDay(Until, out var until)) ModelState.AddModelError(nameof(Until), Text("refusal.hold-day"));
        else
        {
            // Without a reason it is refused as before, and what was missing is said first.
            var (allTheSame, explained) = (OverrideText == "1", LoanOverride.Explains(Because));
            if (allTheSame && !explained) ModelState.AddModelError(nameof(Because), Text("refusal.override-because", ("min", LoanOverride.Shortest), ("max", LoanOverride.Longest)));
            var outcome = await Get<PlaceHold>().Do(new PlaceHoldRequest(card.Person, new TitleId(Id), PickUp ?? "", new HoldId(Key ?? FreshKey), WantedCopy.Read(Copy), allTheSame && explained ? Because : null, until), ct);
            MayOverride = !outcome.Done && outcome.Refusals.All(r => r.MayOverride is { } role && Get<Actor>().Roles.Contains(role));
            if (!Refused(outcome))
            {
                Placed = outcome.Value.Place;
                // The next member scans their own card.
                foreach (var field in new[] { nameof(Card), nameof(Until), nameof(Because) }) ModelState.Remove(field);
                (Card, Until, Because) = (null, null, null);
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
        Copies = WantedCopy.Choices(copies.Where(c => !c.Item.Missing), Library.Settings.Branches, L("Elk exemplaar (het snelst)", "Any copy (quickest)"));
        return Page();
    }
}
