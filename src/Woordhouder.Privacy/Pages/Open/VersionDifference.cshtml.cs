using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>What a version changed in the one before it, and its whole text as it was.</summary>
internal sealed class VersionDifferenceModel : LibraryPage
{
    public VersionLine Version { get; private set; } = null!;
    public VersionLine? Before { get; private set; }
    public StatementDifference? Difference { get; private set; }
    public StatementText Prose { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int n, [FromServices] StatementHistory history, [FromServices] CategoryBook categories, CancellationToken ct)
    {
        var all = await history.Approved(ct);
        if (all.FirstOrDefault(v => v.Number == n) is not { } version || await history.Read(n, ct) is not { } statement) return NotFound();
        Version = version;
        Before = all.Where(v => v.Number < n).MaxBy(v => v.Number);
        if (Before is { } before && await history.Read(before.Number, ct) is { } earlier)
            Difference = StatementDifference.Between(earlier, statement, Language, categories.All);
        Prose = new StatementText(statement, Language, categories.All);
        return Page();
    }
}
