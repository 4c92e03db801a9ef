using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>The trolley with what lay on the tables: each thing counts once, and the screen says where it goes. Nobody is in it.</summary>
[OnlyFor<Lending>]
internal sealed class InHouseModel : DeskPage
{
    /// <summary>Key of the scan that is taken back.</summary>
    [BindProperty(Name = "gescand")] public Guid? ScannedKey { get; set; }

    /// <summary>Counted at this branch this month.</summary>
    public int ThisMonth { get; private set; }
    /// <summary>Key of what was counted now: it can be taken back.</summary>
    public Guid? MayUndo { get; private set; }

    public Task OnGetAsync([FromServices] IInHouseUse uses, CancellationToken ct) => ShowAsync(uses, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] UseInHouse use, [FromServices] IInHouseUse uses, [FromServices] IPatronStanding patrons, CancellationToken ct)
    {
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        if (scan.Kind == ScanKind.Undo) await UndoAsync(uses, ct);
        else if (scan.Kind == ScanKind.Card && await patrons.ByCard(scan.Text, ct) is not null)
            Outcome = new DeskOutcome("warn", L("Dit is een pas", "This is a card")) { Lines = [L("Hier telt alleen wat gelezen is. Leg de pas apart.", "Only what was read counts here. Put the card aside.")] };
        else if (scan.Kind is ScanKind.Item or ScanKind.Card) await CountAsync(use, scan.Text, ct);
        await ShowAsync(uses, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] IInHouseUse uses, CancellationToken ct)
    {
        await UndoAsync(uses, ct);
        await ShowAsync(uses, ct);
        return Page();
    }

    private async Task CountAsync(UseInHouse use, string number, CancellationToken ct)
    {
        var key = Key ?? FreshKey;
        var outcome = await use.Do(new UseInHouseRequest(number, Branch.Id, key), ct);
        if (!outcome.Done)
        {
            Outcome = new DeskOutcome("no", L("Niet geteld", "Not counted")) { Number = number, Lines = Sentences(outcome.Refusals) };
            return;
        }
        var said = ReturnWords.Of(Chrome, outcome.Value.Back);
        if (outcome.Value.Counted) MayUndo = key;
        // What stood on no loan is what is expected here; only the rest is worth a sentence.
        Outcome = outcome.Value switch
        {
            { Counted: false } => said with { Lines = [L("Niet geteld: dit kwam terug van een lener, uit een krat of van de plank.", "Not counted: this came back from a borrower, out of a crate or off the shelf."), .. said.Lines] },
            { Back: { Destination: Destination.Shelf, Item.Missing: false } } => said with { Word = L("Geteld", "Counted"), Lines = [] },
            _ => said with { Lines = [L("Geteld.", "Counted."), .. said.Lines] },
        };
    }

    private async Task UndoAsync(IInHouseUse uses, CancellationToken ct) => Outcome = ScannedKey is { } key && await uses.TakeBack(key, ct)
        ? new DeskOutcome("ok", L("Teruggedraaid", "Undone")) { Lines = [L("Het telt niet meer mee.", "It no longer counts.")] }
        : new DeskOutcome("warn", L("Niets om terug te draaien", "Nothing to undo"));

    private async Task ShowAsync(IInHouseUse uses, CancellationToken ct) => ThisMonth = await uses.OfMonth(Branch.Id, Today, ct);
}
