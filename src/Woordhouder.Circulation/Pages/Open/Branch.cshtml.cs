using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Open;

internal sealed class BranchModel : LibraryPage
{
    private const int Ahead = 365;

    public BranchDays Days { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, [FromServices] OpeningDays opening, [FromServices] IBranchHours hours, CancellationToken ct)
    {
        if (Library.Settings.Branches.FirstOrDefault(b => b.Id == id) is not { } branch) return NotFound();
        Days = BranchDays.Of(branch, (await hours.Now(ct)).Single(n => n.Branch == id), await opening.Now(ct), Today, Ahead);
        return Page();
    }
}
