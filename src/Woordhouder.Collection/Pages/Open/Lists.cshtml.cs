using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>Lists that the library made, for everybody.</summary>
internal sealed class ListsModel : LibraryPage
{
    public IReadOnlyList<SelectionLine> Lists { get; private set; } = [];

    public async Task OnGetAsync([FromServices] Selections selections, CancellationToken ct) => Lists = await selections.All(publishedOnly: true, ct);
}
