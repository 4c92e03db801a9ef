using System.Text;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>The portability package (AVG art. 20) as a file.</summary>
internal sealed class MyPortabilityModel : LibraryPage
{
    public async Task<IActionResult> OnGetAsync([FromServices] Actor actor, [FromServices] Portability portability, CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes((await portability.Of(actor.For!.Value, ct)).ToJsonString(Portability.Json)), "application/json", L("meenemen.json", "portable-data.json"));
}
