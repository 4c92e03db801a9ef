using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Access;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>The first page of the desk: one field for whatever is scanned, and what the modules have to say of today.</summary>
internal sealed class DeskTodayModel : LibraryPage
{
    public DateOnly Day0 => Today;
    public BranchSettings Branch { get; private set; } = null!;
    public IReadOnlyList<DeskTodayPart> Parts { get; private set; } = [];
    /// <summary>Where a scan goes: lending knows what to do with it; in a library that does not lend it is looked for among members.</summary>
    public string ScanTo => Library.PurposeRuns(Contracts.Lending.Id) ? "/balie/uitlenen" : "/balie/leden";

    public async Task OnGetAsync([FromServices] IDeskPlace place, [FromServices] IEnumerable<IDeskTodayPart> parts, CancellationToken ct)
    {
        Branch = Library.Settings.Branches.FirstOrDefault(b => b.Id == place.Now.Branch) ?? Library.Settings.Branches[0];
        var shown = new List<DeskTodayPart>();
        foreach (var part in parts.OrderBy(p => p.Order))
            if (await part.For(Branch.Id, ct) is { } one) shown.Add(one);
        Parts = shown;
    }
}
