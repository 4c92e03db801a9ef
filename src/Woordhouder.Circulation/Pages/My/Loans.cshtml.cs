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
    /// <summary>What renewing did before the redirect: how many, how many not, which loan, or a refusal of all. In the address and not in a cookie: the statement lists them (D34).</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty(SupportsGet = true, Name = "niet")] public int Not { get; set; }
    [BindProperty(SupportsGet = true, Name = "lening")] public Guid? One { get; set; }

    public string? Said => Done switch
    {
        null => null,
        "renew-not-now" or "loan-not-open" or "changed-meanwhile" => Text($"refusal.{Done}"),
        "1" when Home?.Loans.FirstOrDefault(l => l.Id.Value == One) is { } loan => L($"Verlengd tot en met {Chrome.Day(loan.DueOn)}.", $"Renewed until {Chrome.Day(loan.DueOn)}."),
        _ when int.TryParse(Done, out var done) => string.Join(" ", Counted(done)),
        _ => null,
    };

    private IEnumerable<string> Counted(int done)
    {
        if (done > 0 || Not == 0) yield return L($"Verlengd: {done}.", $"Renewed: {done}.");
        if (Not > 0) yield return L($"Niet verlengd: {Not}. De reden staat bij de titel.", $"Not renewed: {Not}. The reason stands with the title.");
    }

    private PersonId Me => HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value;

    public async Task OnGetAsync([FromServices] MyLoans loans, CancellationToken ct) => Home = await loans.Do(Me, ct);

    public async Task<IActionResult> OnPostRenewAsync(Guid lening, [FromServices] Renew renew, CancellationToken ct) =>
        Redirect($"/mijn/leningen{After(await renew.Do(new RenewRequest(Me, new LoanId(lening)), ct))}&lening={lening}#l-{lening:N}");

    public async Task<IActionResult> OnPostRenewAllAsync([FromServices] Renew renew, CancellationToken ct) => Redirect("/mijn/leningen" + After(await renew.Do(new RenewRequest(Me, null), ct)));

    private static string After(Outcome<IReadOnlyList<RenewedLoan>> outcome) =>
        outcome.Done ? $"?gedaan={outcome.Value.Count(r => r.Done)}&niet={outcome.Value.Count(r => !r.Done)}" : $"?gedaan={outcome.Refusals[0].Code}";
}
