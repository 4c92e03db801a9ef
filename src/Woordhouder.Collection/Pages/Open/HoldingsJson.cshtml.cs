using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Collection.Others;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>Copies and availability of a branch by its ISIL (docs/holdings-feed.md).</summary>
internal sealed class HoldingsJsonModel : CataloguePage
{
    public async Task<IActionResult> OnGetAsync(string isil, [FromServices] HoldingsFeed feed, CancellationToken ct)
    {
        if (Library.Settings.Branches.FirstOrDefault(b => string.Equals(b.Isil, isil, StringComparison.OrdinalIgnoreCase)) is not { } branch) return NotThere();
        DateTimeOffset? since = null;
        if (Asked("since") is { } asked)
        {
            if (!Moment.TryParse(asked, out var moment)) return Problem(400, L("Schrijf since als 2026-03-02T09:00:00Z.", "Write since as 2026-03-02T09:00:00Z."));
            since = moment;
        }
        var after = 0L;
        if (Asked("token") is { } token && !long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problem(400, L("Dit token is niet van ons. Begin opnieuw zonder token.", "This token is not ours. Begin again without a token."));
        var page = await feed.Page(branch.Id, since, after, ct);
        var next = page.Next is { } number ? new Uri(Site, $"/catalogus/bezit/{Uri.EscapeDataString(branch.Isil)}.json?{(since is { } m ? $"since={Uri.EscapeDataString(Moment.Write(m))}&" : "")}token={number}").AbsoluteUri : null;
        return Json(CatalogueJson.Of(page, branch, since, Site, next));
    }
}
