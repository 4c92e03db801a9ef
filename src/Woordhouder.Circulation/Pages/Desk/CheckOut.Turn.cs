using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

// The end of a turn: the receipt, what was refused meanwhile, and the member who closes.
internal sealed partial class CheckOutModel
{
    private const int MostRefused = 12;

    /// <summary>print, mail or nothing: chosen for this turn, used when it ends.</summary>
    [BindProperty(Name = "bon")] public string? ReceiptText { get; set; }
    [BindProperty(Name = "vorige")] public string? PreviousText { get; set; }
    /// <summary>Numbers that were refused in this turn, newest first.</summary>
    [BindProperty(Name = "niet")] public string? RefusedText { get; set; }

    /// <summary>The turn that has just ended, for a receipt after all.</summary>
    public ClosedTurn? Previous { get; private set; }
    /// <summary>To be printed now.</summary>
    public Receipt? Slip { get; private set; }
    /// <summary>Newest first; no item: a number that nobody knows.</summary>
    public IReadOnlyList<(string Number, ItemFacts? Item)> Refused { get; private set; } = [];
    /// <summary>Volunteers lend; a file is opened by the desk and the back office.</summary>
    public bool MayOpenFile => Get<Actor>().Roles is var roles && (roles.Contains(Audiences.Roles.Desk) || roles.Contains(Audiences.Roles.BackOffice));
    public string Local(DateTimeOffset at) => Library.LocalTime(at).ToString("d MMMM yyyy, HH.mm", Chrome.Culture);
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A receipt on request: of the open turn, or of the one that has just ended.</summary>
    public async Task<IActionResult> OnPostReceiptAsync(string? how, CancellationToken ct)
    {
        Restore();
        if (how == "mail") await MailAsync(ct);
        else await PrintAsync(ct);
        await ShowAsync(ct);
        return Page();
    }

    /// <summary>What was refused because somebody else has it: this member is next, and collects it here.</summary>
    public async Task<IActionResult> OnPostReserveAsync(CancellationToken ct)
    {
        Restore();
        if (Patron is { } patron && await Get<IItems>().ByBarcode(ScanText ?? "", ct) is { } item)
        {
            var outcome = await Get<PlaceHold>().Do(new PlaceHoldRequest(patron, item.TitleId, Branch.Id, new HoldId(Key ?? FreshKey)), ct);
            Outcome = (outcome.Done
                ? new DeskOutcome("ok", L("Gereserveerd", "Reserved")) { Lines = [L($"Nummer {outcome.Value.Place} in de rij. Ophalen in {Branch.Name}.", $"Number {outcome.Value.Place} in the queue. To collect at {Branch.Name}.")] }
                : new DeskOutcome("no", L("Niet gereserveerd", "Not reserved")) { Lines = [.. outcome.Refusals.Select(Sentence)] }).About(item);
        }
        await ShowAsync(ct);
        return Page();
    }

    /// <summary>Nobody scanned for three minutes: the member does not stay on the screen.</summary>
    public IActionResult OnPostLeft()
    {
        Outcome = new DeskOutcome("warn", L("Lid gesloten", "Member closed")) { Silent = true, Lines = [L("3 minuten geen scan. Scan de pas om verder te gaan.", "No scan for 3 minutes. Scan the card to go on.")] };
        return Page();
    }

    private async Task CloseAsync(CancellationToken ct)
    {
        if (Patron is not { } patron) return;
        var home = await Get<MyLoans>().Do(patron, ct);
        var lent = home?.Loans.Where(l => l.CheckedOutAt >= TurnSince).ToList() ?? [];
        Outcome = new DeskOutcome("ok", L("Klaar", "Done")) { Lines = [lent.Count == 0 ? L("Niets uitgeleend in deze beurt.", "Nothing checked out in this visit.") : L($"Uitgeleend: {lent.Count}.", $"Checked out: {lent.Count}.")] };
        if (lent.Count > 0)
        {
            Previous = new ClosedTurn(patron, TurnSince, Clock.GetUtcNow());
            if (ReceiptText == "print") await PrintAsync(ct);
            else if (ReceiptText == "mail") await MailAsync(ct);
        }
        (Patron, Home, RefusedText, ReceiptText) = (null, null, null, null);
    }

    private async Task PrintAsync(CancellationToken ct)
    {
        var (patron, since) = (Patron ?? Previous?.Patron, Patron is null ? Previous?.Since : TurnSince);
        var home = patron is { } whose ? await Get<MyLoans>().Do(whose, ct) : null;
        if (home is null || Receipt.Of(home, home.Loans.Where(l => l.CheckedOutAt >= since).OrderBy(l => l.CheckedOutAt)) is not { Lent.Count: > 0 } receipt)
        {
            Outcome = new DeskOutcome("warn", L("Geen bon", "No receipt")) { Lines = Sentences([new("receipt-empty")]) };
            return;
        }
        Slip = receipt;
        Outcome = new DeskOutcome("ok", L("Bon", "Receipt"))
        {
            Lines = [L($"{receipt.Lent.Count} titels. Komt er geen bon? Druk op Ctrl+P.", $"{receipt.Lent.Count} titles. No receipt? Press Ctrl+P.")],
        };
    }

    private async Task MailAsync(CancellationToken ct)
    {
        if ((Patron ?? Previous?.Patron) is not { } patron) return;
        var since = Patron is null ? Previous!.Since : TurnSince;
        var outcome = await Get<MailReceipt>().Do(new MailReceiptRequest(patron, since, $"{Request.Scheme}://{Request.Host}", Key), ct);
        Outcome = outcome.Done
            ? new DeskOutcome("ok", L("De bon is gemaild", "The receipt was mailed")) { Lines = [L("Met de dagen, zonder titels. Die staan in Mijn Bibliotheek.", "With the days, without titles. Those stand in My library.")] }
            : new DeskOutcome("no", L("De bon is niet gemaild", "The receipt was not mailed")) { Lines = Sentences(outcome.Refusals) };
    }

    private IEnumerable<string> RefusedNumbers => (RefusedText ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void NoteRefused(string number) => RefusedText = string.Join(' ', RefusedNumbers.Where(n => n != number).Prepend(number.Replace(' ', '-')).Take(MostRefused));

    private void ForgetRefused(string number) => RefusedText = string.Join(' ', RefusedNumbers.Where(n => n != number));

    private async Task ShowRefusedAsync(CancellationToken ct)
    {
        var refused = new List<(string, ItemFacts?)>();
        foreach (var number in RefusedNumbers.Take(MostRefused)) refused.Add((number, await Get<IItems>().ByBarcode(number, ct)));
        Refused = refused;
    }
}
