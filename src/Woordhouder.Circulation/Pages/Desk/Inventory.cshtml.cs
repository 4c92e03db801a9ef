using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>Walking along the shelves: scan after scan, and the screen says at once what is not right. Lives in the database, so it survives a broken connection.</summary>
[OnlyFor<Lending>]
internal sealed class InventoryModel : DeskPage
{
    private const int MostUnknown = 20;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    /// <summary>Shelf mark of the thing before this one, by this scanner.</summary>
    [BindProperty(Name = "vorige")] public string? Neighbour { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    public InventoryNow Shown { get; private set; } = null!;
    /// <summary>What a scanner's file brought.</summary>
    public InventoryScanned? FromFile { get; private set; }
    public IEnumerable<string> FewUnknown => (FromFile?.Unknown ?? []).Take(MostUnknown);
    public string Time(DateTimeOffset at) => Library.LocalTime(at).ToString("HH:mm:ss", Chrome.Culture);
    public string Word(Finding? finding) => Text("finding." + (finding is { } f ? f.ToKebab() : "none"));
    public static string Kind(Finding finding) => finding switch { Finding.Right or Finding.Found => "ok", Finding.OtherBranch or Finding.SetAside => "go", _ => "warn" };

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        if (scan.Kind == ScanKind.Card && await Get<IPatronStanding>().ByCard(scan.Text, ct) is not null)
            Outcome = new DeskOutcome("warn", L("Dit is een pas", "This is a card")) { Lines = [L("Een pas telt hier niet mee. Leg hem apart.", "A card does not count here. Put it aside.")] };
        else if (scan.Kind is ScanKind.Item or ScanKind.Card) await ScanAsync(scan.Text, ct);
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length > ScannerFile.Largest) Refused<Nothing>(Upload is null ? new Refusal("inventory-file-none") : new Refusal("inventory-file-too-long", null, ("n", ScanInventory.Most)));
        else
        {
            await using var stream = Upload.OpenReadStream();
            var numbers = await ScannerFile.Read(stream, ct);
            if (!Refused(numbers))
            {
                var outcome = await Get<ScanInventory>().Do(new ScanInventoryRequest(Id, numbers.Value), ct);
                if (!Refused(outcome)) FromFile = outcome.Value;
            }
        }
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        await Get<ShowInventory>().Close(Id, ct);
        return Redirect("/balie/inventaris");
    }

    private async Task ScanAsync(string number, CancellationToken ct)
    {
        var outcome = await Get<ScanInventory>().Do(new ScanInventoryRequest(Id, [number]), ct);
        if (outcome is { Done: true, Value.Scans: [var scan] })
        {
            Outcome = Of(scan);
            if (scan.Finding is Finding.Right or Finding.Found) Neighbour = scan.Item.ShelfMark;
            return;
        }
        var why = outcome.Done ? [new Refusal("unknown-number", null, ("number", number))] : outcome.Refusals;
        Outcome = new DeskOutcome("no", L("Niet gescand", "Not scanned")) { Number = number, Lines = Sentences(why) };
    }

    private DeskOutcome Of(InventoryScan scan)
    {
        var (item, lines) = (scan.Item, new List<string>());
        if (scan.Again) lines.Add(L("Al gescand in deze inventaris.", "Scanned in this inventory already."));
        if (scan is { Again: false, Item.Missing: true, Item.Withdrawn: false }) lines.Add(L("Dit exemplaar was vermist. Het is weer gevonden.", "This item was missing. It is found again."));
        if (scan.Finding is Finding.Right or Finding.Found && OutOfOrder(item.ShelfMark))
            return Warn(L("Kijk naar de volgorde", "Look at the order"), item.ShelfMark, L($"Hiervoor scande je {Neighbour}. Een van de twee staat verkeerd.", $"Before it you scanned {Neighbour}. One of the two stands in the wrong place."));
        return scan.Finding switch
        {
            Finding.Withdrawn => Warn(L("Afgeschreven", "Withdrawn"), L("Niet in de kast", "Not on the shelf"), L("Leg het apart.", "Put it aside.")),
            Finding.OnLoan => Warn(L("Staat op uitgeleend", "On loan in the system"), L("Neem het in", "Check it in"), L("Niemand nam het in toen het terugkwam.", "Nobody checked it in when it came back.")) with
            { Step = To("/balie/innemen", "Neem het nu in", "Check it in now") with { Scan = item.Barcode, Waits = true } },
            Finding.SetAside => Warn(L("Hoort hier niet", "Does not belong here"), L("Scan het bij Innemen", "Scan it at check-in"), L("Het hoort op de klaarlegplank of in een krat.", "It belongs on the hold shelf or in a crate.")) with
            { Step = To("/balie/innemen", "Neem het nu in", "Check it in now") with { Scan = item.Barcode, Waits = true } },
            Finding.OtherBranch => Go(BranchName(item.Branch), L("Dit is van een andere vestiging. Scan het bij Innemen en leg het in de krat.", "This belongs to another branch. Scan it at check-in and put it in the crate.")),
            Finding.OtherShelf => Go(item.ShelfMark, L("Dit hoort op een andere plaats.", "This belongs in another place.")),
            _ => new DeskOutcome("ok", L("Staat goed", "In its place")) { Place = item.ShelfMark, Lines = lines }.About(item),
        };

        DeskOutcome Warn(string word, string place, string line) => new DeskOutcome("warn", word) { Place = place, Lines = [.. lines, line] }.About(item);
        DeskOutcome Go(string place, string line) => new DeskOutcome("go-to", L("Hoort bij", "Belongs at")) { Place = place, Sign = "shelf", Lines = [.. lines, line] }.About(item);
    }

    /// <summary>Shelf marks grow along a shelf. A new shelf begins once, and then nothing is wrong: it is a question and no fault.</summary>
    private bool OutOfOrder(string mark) => !string.IsNullOrEmpty(Neighbour) && string.Compare(mark, Neighbour, StringComparison.OrdinalIgnoreCase) < 0;

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await Get<ShowInventory>().Of(Id, ct) is not { } shown) return Redirect("/balie/inventaris");
        (Shown, BranchText) = (shown, shown.Inventory.Branch);
        return Page();
    }
}
