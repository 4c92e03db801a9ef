using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>Takes back what comes in and says where it goes. Opens nobody's record.</summary>
[OnlyFor<Lending>]
internal sealed class CheckInModel : DeskPage
{
    [BindProperty(Name = "lijst")] public string? Carried { get; set; }
    [BindProperty(Name = "lening")] public string? LoanText { get; set; }

    /// <summary>print or nothing: a slip for each thing that goes to the hold shelf or into a crate.</summary>
    [BindProperty(Name = "bon")] public string? SlipText { get; set; }

    public IReadOnlyList<(RecentReturn Return, ItemFacts? Item, ItemPlace? Place)> Recent { get; private set; } = [];
    /// <summary>To be printed now.</summary>
    public HoldSlip? Slip { get; private set; }
    /// <summary>The number of what was just scanned and has a slip.</summary>
    public string? MayPrint { get; private set; }
    public string CarriedOn => RecentReturn.Write(Recent.Select(r => r.Return));
    public bool MayUndo(RecentReturn line) => line.CanBeUndone(Clock);
    public string Time(DateTimeOffset at) => Library.LocalTime(at).ToString("HH:mm:ss", Chrome.Culture);

    public async Task<IActionResult> OnPostAsync([FromServices] CheckIn checkIn, [FromServices] UndoCheckIn undo, [FromServices] IPatronStanding patrons, [FromServices] IItems items, [FromServices] Things things, [FromServices] HoldSlips slips, CancellationToken ct)
    {
        var recent = RecentReturn.Read(Carried).ToList();
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        switch (scan.Kind)
        {
            case ScanKind.Empty or ScanKind.Done or ScanKind.CheckIn or ScanKind.Receipt:
                break;
            case ScanKind.CheckOut when !Fragment:
                return Redirect(To("/balie/uitlenen", "", "").Path);
            case ScanKind.CheckOut:
                Outcome = new DeskOutcome("warn", L("Uitlenen", "Check out")) { Step = To("/balie/uitlenen", "Ga naar Uitlenen", "Go to check-out"), Silent = true };
                break;
            case ScanKind.Card when await patrons.ByCard(scan.Text, ct) is not null:
                // A card here means that somebody stands at the desk who wants to borrow: it goes along, nobody scans it twice.
                if (!Fragment) return RedirectPreserveMethod("/balie/uitlenen");
                Outcome = new DeskOutcome("warn", L("Uitlenen", "Check out")) { Step = To("/balie/uitlenen", "Ga naar Uitlenen", "Go to check-out") with { Scan = scan.Text }, Silent = true };
                break;
            case ScanKind.Undo:
                if (recent.Find(r => r.Loan != default) is { } last) await UndoAsync(undo, recent, last, ct);
                else Outcome = new DeskOutcome("warn", L("Niets om terug te draaien", "Nothing to undo"));
                break;
            default:
                var outcome = await checkIn.Do(new CheckInRequest(scan.Text, Branch.Id, Key), ct);
                if (!outcome.Done)
                {
                    Outcome = new DeskOutcome("no", L("Niet ingenomen", "Not checked in")) { Number = scan.Text, Lines = Sentences(outcome.Refusals) };
                    break;
                }
                Outcome = ReturnWords.Of(Chrome, outcome.Value);
                if (outcome.Value.Destination is Destination.HoldShelf or Destination.Crate) MayPrint = scan.Text;
                if (MayPrint is not null && SlipText == "print") Slip = await slips.Of(outcome.Value.Item, ct);
                var line = new RecentReturn(outcome.Value.Loan ?? default, outcome.Value.Item.Barcode, Clock.GetUtcNow());
                recent.RemoveAll(r => r.Loan == line.Loan && r.Barcode == line.Barcode);
                recent.Insert(0, line);
                break;
        }
        await ShowAsync(recent, items, things, ct);
        return Page();
    }

    /// <summary>The slip of what was scanned last, after all or once more.</summary>
    public async Task<IActionResult> OnPostSlipAsync([FromServices] IItems items, [FromServices] Things things, [FromServices] HoldSlips slips, CancellationToken ct)
    {
        if (await items.ByBarcode(ScanText ?? "", ct) is { } item && await slips.Of(item, ct) is { } slip)
            (Slip, MayPrint, Outcome) = (slip, item.Barcode, new DeskOutcome("ok", L("Bon", "Slip")) { Lines = [L("Komt er geen bon? Druk op Ctrl+P.", "No slip? Press Ctrl+P.")] }.About(item));
        else Outcome = new DeskOutcome("warn", L("Geen bon", "No slip")) { Lines = [L("Dit ligt niet op de klaarlegplank en niet in een krat.", "This lies neither on the hold shelf nor in a crate.")] };
        await ShowAsync([.. RecentReturn.Read(Carried)], items, things, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoCheckIn undo, [FromServices] IItems items, [FromServices] Things things, CancellationToken ct)
    {
        var recent = RecentReturn.Read(Carried).ToList();
        if (Guid.TryParse(LoanText, out var id) && recent.Find(r => r.Loan == new LoanId(id)) is { } line) await UndoAsync(undo, recent, line, ct);
        await ShowAsync(recent, items, things, ct);
        return Page();
    }

    private async Task UndoAsync(UndoCheckIn undo, List<RecentReturn> recent, RecentReturn line, CancellationToken ct)
    {
        var outcome = await undo.Do(new UndoCheckInRequest(line.Loan, line.Barcode, Branch.Id, Key), ct);
        if (outcome.Done) recent.Remove(line);
        Outcome = outcome.Done
            ? new DeskOutcome("ok", L("Teruggedraaid", "Undone")) { Lines = [L($"{outcome.Value.Title} staat weer op uitgeleend.", $"{outcome.Value.Title} is on loan again.")] }.About(outcome.Value)
            : new DeskOutcome("no", L("Niet teruggedraaid", "Not undone")) { Number = line.Barcode, Lines = Sentences(outcome.Refusals) };
    }

    private async Task ShowAsync(List<RecentReturn> recent, IItems items, Things things, CancellationToken ct)
    {
        var lines = new List<(RecentReturn, ItemFacts?, ItemPlace?)>();
        foreach (var line in recent.Take(RecentReturn.Most)) lines.Add(await items.ByBarcode(line.Barcode, ct) is { } item ? (line, item, await things.PlaceOf(item.Id, ct)) : (line, null, null));
        Recent = lines;
    }
}
