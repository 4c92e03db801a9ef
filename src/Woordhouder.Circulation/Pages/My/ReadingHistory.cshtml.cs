using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

[OnlyFor<ReadingHistory>]
internal sealed class ReadingHistoryModel : LibraryPage
{
    [BindProperty(SupportsGet = true, Name = "pagina")] public string? PageNumber { get; set; }

    /// <summary>Null: titles are not kept for this member.</summary>
    public KeptTitles? Kept { get; private set; }

    public async Task OnGetAsync([FromServices] ShowHistory history, CancellationToken ct)
    {
        var me = HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value;
        Kept = await history.Do(me, int.TryParse(PageNumber, out var page) ? page : 1, ct);
    }
}
