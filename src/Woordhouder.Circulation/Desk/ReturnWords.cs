using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>What the desk reads when something comes back.</summary>
internal static class ReturnWords
{
    public static DeskOutcome Of(PageChrome chrome, CheckedIn done)
    {
        IReadOnlyList<string> lines = done.Loan is null ? [chrome.L("Dit stond niet op uitgeleend. Het is nu aanwezig gemeld.", "This was not on loan. It is now marked present.")] : [];
        var outcome = done.Destination switch
        {
            Destination.Crate => new DeskOutcome("go-to", chrome.L("Leg in de krat voor", "Put in the crate for"))
            {
                Place = chrome.Library.Settings.Branches.FirstOrDefault(b => b.Id == done.ToBranch)?.Name ?? done.ToBranch,
            },
            Destination.Withdrawn => new DeskOutcome("warn", chrome.L("Bekijk eerst", "Look at this first"))
            {
                Place = chrome.L("Niet in de kast", "Not on the shelf"),
                Lines = [chrome.L("Dit exemplaar is afgeschreven. Leg het apart.", "This item was withdrawn. Put it aside."), .. lines],
            },
            _ => new DeskOutcome("ok", chrome.L("Ingenomen", "Checked in")) { Place = chrome.L("In de kast", "To the shelf") + (done.Item.ShelfMark.Length > 0 ? $" · {done.Item.ShelfMark}" : "") },
        };
        return (outcome.Lines.Count > 0 ? outcome : outcome with { Lines = lines }).About(done.Item);
    }
}
