using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>A trolley from the book drop: scan after scan without a page between them, with the counts in large letters. Lives in the database, so it survives a reload.</summary>
[OnlyFor<Lending>]
internal sealed class TrolleyModel : DeskPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(Name = "alles", SupportsGet = true)] public bool Whole { get; set; }
    [BindProperty(Name = "regel")] public Guid? Line { get; set; }
    /// <summary>Numbers on this trolley that nobody knows, newest first; carried by the page, since a trolley holds things only.</summary>
    [BindProperty(Name = "onbekend")] public string? UnknownText { get; set; }
    public IReadOnlyList<string> Unknown => [.. (UnknownText ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostUnknown)];
    private const int MostUnknown = 40;
    public TrolleyNow Shown { get; private set; } = null!;
    public bool MayUndo(TrolleyLine line) => line.CanBeUndone(Clock);
    public string Time(DateTimeOffset at) => Library.LocalTime(at).ToString("HH:mm:ss", Chrome.Culture);

    public Task<IActionResult> OnGetAsync([FromServices] ShowTrolley show, CancellationToken ct) => Show(show, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] ScanTrolley trolley, [FromServices] UndoTrolley undo, [FromServices] ShowTrolley show, [FromServices] IPatronStanding patrons, CancellationToken ct)
    {
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        if (scan.Kind == ScanKind.Undo) await UndoAsync(undo, null, ct);
        else if (scan.Kind == ScanKind.Card && await patrons.ByCard(scan.Text, ct) is not null) Outcome = ThatIsACard(scan.Text);
        else if (scan.Kind is ScanKind.Item or ScanKind.Card) await ScanAsync(trolley, scan.Text, ct);
        return await Show(show, ct);
    }

    public async Task<IActionResult> OnPostUndoAsync([FromServices] UndoTrolley undo, [FromServices] ShowTrolley show, CancellationToken ct)
    {
        await UndoAsync(undo, Line, ct);
        return await Show(show, ct);
    }

    public async Task<IActionResult> OnPostFinishAsync([FromServices] ShowTrolley show, CancellationToken ct)
    {
        await show.Finish(Id, ct);
        return Redirect("/balie/inleverbus");
    }

    private async Task ScanAsync(ScanTrolley trolley, string number, CancellationToken ct)
    {
        var outcome = await trolley.Do(new ScanTrolleyRequest(Id, number, Key ?? FreshKey), ct);
        if (!outcome.Done)
        {
            Outcome = No(number, outcome.Refusals);
            if (outcome.Refusals.Any(r => r.Code == "unknown-number")) UnknownText = string.Join(' ', Unknown.Where(n => n != number).Prepend(number.Replace(' ', '-')).Take(MostUnknown));
        }
        else
        {
            var said = ReturnWords.Of(Chrome, outcome.Value.Back);
            Outcome = outcome.Value.Again ? said with { Lines = [L("Al gescand op deze kar.", "Already scanned on this trolley."), .. said.Lines] } : said;
        }
    }

    private async Task UndoAsync(UndoTrolley undo, Guid? line, CancellationToken ct)
    {
        var outcome = await undo.Do(new UndoTrolleyRequest(Id, line, Key), ct);
        Outcome = outcome.Done
            ? new DeskOutcome("ok", L("Teruggedraaid", "Undone")) { Lines = [L("Van de kar gehaald. Het staat weer zoals ervoor.", "Taken off the trolley. It stands as before.")] }.About(outcome.Value)
            : new DeskOutcome("no", L("Niet teruggedraaid", "Not undone")) { Lines = Sentences(outcome.Refusals) };
    }

    /// <summary>Between a hundred things from the book drop the page stays: the card may have lain among them.</summary>
    private DeskOutcome ThatIsACard(string number) => new("warn", L("Dit is een pas", "This is a card"))
    {
        Lines = [L("Staat er iemand die wil lenen? Ga naar Uitlenen; de kar blijft staan.", "Is somebody here to borrow? Go to check-out; the trolley stays."), L("Lag de pas in de inleverbus? Leg hem apart.", "Did the card lie in the book drop? Put it aside.")],
        Step = To("/balie/uitlenen", "Ga naar Uitlenen", "Go to check-out") with { Scan = number, Waits = true },
    };

    private DeskOutcome No(string number, IEnumerable<Refusal> refusals) => new("no", L("Niet ingenomen", "Not checked in")) { Number = number, Lines = Sentences(refusals) };

    private async Task<IActionResult> Show(ShowTrolley show, CancellationToken ct)
    {
        if (await show.Of(Id, Whole, ct) is not { } shown) return Redirect("/balie/inleverbus");
        (Shown, BranchText) = (shown, shown.Trolley.Branch);
        return Page();
    }
}
