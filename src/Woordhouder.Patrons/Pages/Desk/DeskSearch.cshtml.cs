using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>Searching is a POST: what was typed stands in no address and no log.</summary>
internal sealed class DeskSearchModel : LibraryPage
{
    [BindProperty] public string? Query { get; set; }
    /// <summary>A name typed where a scan was expected comes here as it is.</summary>
    [BindProperty(Name = "scan")] public string? Typed { get; set; }
    public IReadOnlyList<PatronLine>? Found { get; private set; }

    public async Task OnPostAsync([FromServices] SearchPatrons search, CancellationToken ct)
    {
        Query ??= Typed;
        var outcome = await search.Do(new SearchPatronsRequest(Query), ct);
        if (!Refused(outcome)) Found = outcome.Value.Lines;
    }
}
