using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>Lending to a school or group: one field, each item at once. No person is on this page, so it stays open.</summary>
[OnlyFor<Lending>]
internal sealed class DeskInstitutionModel : DeskPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public InstitutionStanding Institution { get; private set; } = null!;
    public IReadOnlyList<InstitutionLoanShown> Loans { get; private set; } = [];
    public int Late => Loans.Count(l => l.DaysLate > 0);
    public LoanId? Newest { get; private set; }

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ShowAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        switch (scan.Kind)
        {
            case ScanKind.Empty or ScanKind.Done or ScanKind.CheckOut:
                if (!Fragment) return Redirect("/balie/uitlenen");
                Outcome = new DeskOutcome("ok", L("Klaar", "Done")) { Step = To("/balie/uitlenen", "Naar Uitlenen", "To check-out"), Silent = true };
                break;
            case ScanKind.CheckIn:
                if (!Fragment) return Redirect("/balie/innemen");
                Outcome = new DeskOutcome("warn", L("Innemen", "Check in")) { Step = To("/balie/innemen", "Ga naar Innemen", "Go to check-in"), Silent = true };
                break;
            case ScanKind.Card:
                // Whoever comes next: the page of members knows what to do with it.
                if (!Fragment) return RedirectPreserveMethod("/balie/uitlenen");
                Outcome = new DeskOutcome("warn", L("Een andere pas", "Another card")) { Step = new DeskStep("/balie/uitlenen", L("Open", "Open"), scan.Text), Silent = true };
                break;
            case ScanKind.Receipt or ScanKind.Undo:
                Outcome = new DeskOutcome("warn", L("Dat kan hier niet", "Not possible here")) { Lines = [L("Te veel uitgeleend? Scan het bij Innemen.", "Lent too much? Scan it at Check in.")] };
                break;
            default:
                await LendAsync(scan.Text, ct);
                break;
        }
        return await ShowAsync(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        var outcome = await Get<RenewForInstitution>().Do(new InstitutionId(Id), Branch.Id, ct);
        Outcome = !outcome.Done ? new DeskOutcome("no", L("Niet verlengd", "Not renewed")) { Lines = Sentences(outcome.Refusals) }
            : outcome.Value.Renewed == 0 ? new DeskOutcome("no", L("Niets verlengd", "Nothing renewed")) { Lines = [L("Alles is al zo lang verlengd als kan, of iemand wacht erop.", "Everything was renewed as far as possible, or somebody waits for it.")] }
            : new DeskOutcome("ok", L($"Verlengd: {outcome.Value.Renewed}", $"Renewed: {outcome.Value.Renewed}")) { Lines = outcome.Value.Not == 0 ? [] : [L($"Niet verlengd: {outcome.Value.Not}.", $"Not renewed: {outcome.Value.Not}.")] };
        return await ShowAsync(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostLostAsync(Guid lening, CancellationToken ct)
    {
        var outcome = await Get<LostByInstitution>().Do(new InstitutionId(Id), new LoanId(lening), ct);
        Outcome = outcome.Done ? new DeskOutcome("ok", L("Genoteerd als kwijt", "Noted as lost")) { Lines = [L("Het staat niet meer op hun naam. Over kosten spreekt kantoor met hen.", "It is no longer on their name. The office talks with them about the cost.")] }
            : new DeskOutcome("no", L("Niet genoteerd", "Not noted")) { Lines = Sentences(outcome.Refusals) };
        return await ShowAsync(ct) ? Page() : NotFound();
    }

    private async Task LendAsync(string number, CancellationToken ct)
    {
        var refused = new DeskOutcome("no", L("Niet uitgeleend", "Not checked out")) { Number = number };
        if (Key is { } key && await Get<Things>().LoanOf(key, ct) is { } known) { Newest = known; return; }
        var outcome = await Get<LendToInstitution>().Do(new LendToInstitutionRequest(new InstitutionId(Id), number, Branch.Id, Key), ct);
        if (!outcome.Done)
        {
            if (await Get<IItems>().ByBarcode(number, ct) is { } item) refused = refused.About(item);
            Outcome = refused with { Lines = Sentences(outcome.Refusals) };
            return;
        }
        Newest = outcome.Value.Loan;
        Outcome = new DeskOutcome("ok", outcome.Value.Already ? L("Al uitgeleend", "Already checked out") : L("Uitgeleend", "Checked out")) { Lines = [Until(outcome.Value.DueOn)] }.About(outcome.Value.Item);
    }

    private string Until(DateOnly due) => L($"Terug uiterlijk {Chrome.Day(due)}", $"Due {Chrome.Day(due)}");

    private async Task<bool> ShowAsync(CancellationToken ct)
    {
        if (await Get<IInstitutions>().Of(new InstitutionId(Id), ct) is not { } institution) return false;
        (Institution, Loans) = (institution, await Get<InstitutionLoans>().Of(institution.Id, ct));
        // The answer to a form that was sent before.
        if (Outcome is null && Newest is { } newest && Loans.FirstOrDefault(l => l.Loan.Id == newest) is { } same)
            Outcome = new DeskOutcome("ok", L("Uitgeleend", "Checked out")) { Title = same.Title, Maker = same.Maker, Number = same.Barcode, Lines = [Until(same.DueOn)] };
        return true;
    }
}
