using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>The book drop: begin on a trolley, or go on with one.</summary>
[OnlyFor<Lending>]
internal sealed class TrolleysModel : DeskPage
{
    [BindProperty] public string? ReturnedOn { get; set; }
    public IReadOnlyList<(Trolley Trolley, int Count)> Open { get; private set; } = [];
    public DateOnly Usual { get; private set; }
    /// <summary>Today and a week back.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, BeginTrolley.MostDaysBack + 1).Select(n => Today.AddDays(-n));

    public async Task OnGetAsync([FromServices] ShowTrolley show, [FromServices] OpeningDays opening, CancellationToken ct)
    {
        Usual = BeginTrolley.Usual(await opening.Now(ct), Branch.Id, Today);
        Open = await show.Open(Branch.Id, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] BeginTrolley begin, [FromServices] ShowTrolley show, [FromServices] OpeningDays opening, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(ReturnedOn, "yyyy-MM-dd", out var chosen) ? chosen : BeginTrolley.Usual(await opening.Now(ct), Branch.Id, Today);
        var outcome = await begin.Do(new BeginTrolleyRequest(Branch.Id, day), ct);
        if (!Refused(outcome)) return Redirect($"/balie/inleverbus/{outcome.Value}");
        await OnGetAsync(show, opening, ct);
        return Page();
    }
}
