using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyCardModel : MyPage
{
    public Task OnGetAsync(CancellationToken ct) => Read(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ReportCardLost report, CancellationToken ct)
    {
        if (!Refused(await report.Do(new ReportCardLostRequest(Me), ct))) return Redirect("/mijn/pas");
        await Read(ct);
        return Page();
    }
}
