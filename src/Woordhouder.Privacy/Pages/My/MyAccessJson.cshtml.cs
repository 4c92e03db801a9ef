using System.Text;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>The access report as a file. Its name says nothing about whose it is.</summary>
internal sealed class MyAccessJsonModel : LibraryPage
{
    public async Task<IActionResult> OnGetAsync([FromServices] Actor actor, [FromServices] AccessReport report, CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes(ReportDocument.JsonText(await report.Of(actor.For!.Value, Language, ct))), "application/json", L("inzage.json", "access-report.json"));
}
