using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>Begin an inventory, or go on with one: also with one that a colleague began.</summary>
[OnlyFor<Lending>]
internal sealed class InventoriesModel : DeskPage
{
    [BindProperty] public string? FromMark { get; set; }
    [BindProperty] public string? ToMark { get; set; }
    public IReadOnlyList<(Inventory Inventory, int Count)> Open { get; private set; } = [];

    public async Task OnGetAsync([FromServices] ShowInventory show, CancellationToken ct) => Open = await show.Open(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] BeginInventory begin, [FromServices] ShowInventory show, CancellationToken ct)
    {
        var outcome = await begin.Do(new BeginInventoryRequest(Branch.Id, FromMark, ToMark, Key ?? FreshKey), ct);
        if (!Refused(outcome)) return Redirect($"/balie/inventaris/{outcome.Value}");
        await OnGetAsync(show, ct);
        return Page();
    }

    /// <summary>"Stad, J A tot en met J M".</summary>
    public static string Name(LibraryPage page, Inventory inventory) => (inventory.From, inventory.To) switch
    {
        ("", "") => page.L("alles", "everything"),
        (var from, "") => page.L($"vanaf {from}", $"from {from}"),
        ("", var to) => page.L($"tot en met {to}", $"to {to}"),
        var (from, to) => page.L($"{from} tot en met {to}", $"{from} to {to}"),
    };
}
