using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

[OnlyFor<Lending>]
internal sealed class LoansModel : LibraryPage
{
    /// <summary>Null: lending stands still for this member (restricted).</summary>
    public AtHome? Home { get; private set; }
    /// <summary>What renewing did, told after the redirect.</summary>
    [TempData] public string? Said { get; set; }

    private PersonId Me => HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value;

    public async Task OnGetAsync([FromServices] MyLoans loans, CancellationToken ct) => Home = await loans.Do(Me, ct);

    public async Task<IActionResult> OnPostRenewAsync(Guid lening, [FromServices] Renew renew, CancellationToken ct)
    {
        var outcome = await renew.Do(new RenewRequest(Me, new LoanId(lening)), ct);
        Said = !outcome.Done ? Together(outcome.Refusals)
            : outcome.Value[0] is { Done: true, DueOn: var due } ? L($"Verlengd tot en met {Chrome.Day(due)}.", $"Renewed until {Chrome.Day(due)}.")
            : Together(outcome.Value[0].Refusals);
        return Redirect($"/mijn/leningen#l-{lening:N}");
    }

    public async Task<IActionResult> OnPostRenewAllAsync([FromServices] Renew renew, CancellationToken ct)
    {
        var outcome = await renew.Do(new RenewRequest(Me, null), ct);
        if (!outcome.Done) Said = Together(outcome.Refusals);
        else
        {
            var (done, not) = (outcome.Value.Count(r => r.Done), outcome.Value.Count(r => !r.Done));
            Said = L($"Verlengd: {done}.", $"Renewed: {done}.") + (not > 0 ? " " + L($"Niet verlengd: {not}. De reden staat bij de titel.", $"Not renewed: {not}. The reason stands with the title.") : "");
        }
        return Redirect("/mijn/leningen");
    }

    private string Together(IEnumerable<Refusal> refusals) => string.Join(" ", refusals.Select(Sentence));
}
