using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>What the desk reads when something comes back.</summary>
internal static class ReturnWords
{
    public static DeskOutcome Of(PageChrome chrome, CheckedIn done)
    {
        var outcome = done.Destination switch
        {
            Destination.Crate => new DeskOutcome("go-to", chrome.L("Leg in de krat voor", "Put in the crate for")) { Place = chrome.BranchName(done.ToBranch) },
            Destination.HoldShelf => new DeskOutcome("go-to", chrome.L("Klaar voor een lid", "Ready for a member")) { Place = chrome.L($"Plank {done.Number}", $"Shelf {done.Number}"), Sign = "shelf" },
            Destination.Withdrawn => new DeskOutcome("warn", chrome.L("Bekijk eerst", "Look at this first")) { Place = chrome.L("Niet in de kast", "Not on the shelf") },
            _ => new DeskOutcome("ok", chrome.L("Ingenomen", "Checked in")) { Place = chrome.L("In de kast", "To the shelf") + (done.Item.ShelfMark.Length > 0 ? $" · {done.Item.ShelfMark}" : "") },
        };
        return (outcome with { Lines = [.. Lines(chrome, done)] }).About(done.Item);
    }

    private static IEnumerable<string> Lines(PageChrome chrome, CheckedIn done)
    {
        if (done.Found) yield return chrome.L("Dit exemplaar was vermist. Het is weer gevonden.", "This item was missing. It is found again.");
        if (done.Destination == Destination.Withdrawn)
            yield return done.Item.Withdrawn ? chrome.L("Dit exemplaar is afgeschreven. Leg het apart.", "This item was withdrawn. Put it aside.") : chrome.L("Dit exemplaar is in reparatie. Leg het apart.", "This item is in repair. Put it aside.");
        if (done.Destination == Destination.Crate && done.Reserved) yield return chrome.L("Daar wacht iemand erop.", "Somebody waits for it there.");
        if (done.Bin is { } bin) yield return chrome.L($"Sorteerbak {bin}.", $"Sort bin {bin}.");
        if (done is { Loan: null, Was: PlaceKind.Transit }) yield return chrome.L("Aangekomen uit de krat.", "Arrived in the crate.");
        if (done is { Loan: null, Was: PlaceKind.HoldShelf, Reserved: false }) yield return chrome.L("Van de klaarlegplank gehaald.", "Taken off the hold shelf.");
        if (done is { Loan: null, Reserved: false, Was: null, Found: false }) yield return chrome.L("Dit stond niet op uitgeleend. Het is nu aanwezig gemeld.", "This was not on loan. It is now marked present.");
    }
}
