using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>From the page of a title: where to collect it, and the button.</summary>
[OnlyFor<Lending>]
internal sealed class MyReserveModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? PickUp { get; set; }
    /// <summary>Empty: any copy.</summary>
    [BindProperty] public string? Copy { get; set; }
    /// <summary>As typed; empty: as long as the library keeps it.</summary>
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public Guid? Key { get; set; }

    public ItemFacts Item { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Copies { get; private set; } = [];
    public int Waiting { get; private set; }
    public int ReadyDays => Library.Settings.Holds.ReadyDays;
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id));
    public Guid FreshKey => Guid.CreateVersion7(Get<TimeProvider>().GetUtcNow());
    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // Whoever collected somewhere before, probably does so again.
        PickUp ??= await Get<MyHolds>().Do(Get<Actor>().For!.Value, ct) is { Count: > 0 } own ? own[^1].PickUp : Library.Settings.Branches[0].Id;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!HoldWords.TryDay(Until, out var until))
        {
            ModelState.AddModelError(nameof(Until), Text("refusal.hold-day"));
            return await ShowAsync(ct);
        }
        var outcome = await Get<PlaceHold>().Do(new PlaceHoldRequest(Get<Actor>().For!.Value, new TitleId(Id), PickUp ?? "", new HoldId(Key ?? FreshKey), WantedCopy.Read(Copy), Until: until), ct);
        return Refused(outcome) ? await ShowAsync(ct) : Redirect($"/mijn/reserveringen?gedaan=geplaatst&reservering={outcome.Value.Id.Value}#r-{outcome.Value.Id.Value:N}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var title = new TitleId(Id);
        var copies = (await Get<IItems>().CopiesOf([title], ct))[title].ToList();
        if (copies is not [var copy, ..]) return NotFound();
        Item = copy.Item;
        Copies = WantedCopy.Choices(copies.Where(c => !c.Item.Missing), Library.Settings.Branches, L("Elk exemplaar (het snelst)", "Any copy (quickest)"));
        Waiting = await Get<For<Lending>>().Facts<Hold>().CountAsync(h => h.TitleId == title && h.EndedOn == null && h.ItemId == null, ct);
        return Page();
    }
}
