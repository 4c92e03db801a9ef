using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>What became of one line of the pile.</summary>
internal sealed record PileLine(string Number, DeskOutcome Outcome)
{
    public bool Failed => Outcome.Kind == "no";
}

/// <summary>A whole pile at once, without script: numbers under each other, a card opens the member for the numbers after it.</summary>
[OnlyFor<Lending>]
internal sealed class PileModel : DeskPage
{
    private const int Most = 200;

    [BindProperty(Name = "stapel")] public string? Pile { get; set; }
    /// <summary>uit or in.</summary>
    [BindProperty(Name = "wat", SupportsGet = true)] public string? Mode { get; set; }

    public bool CheckingOut => Mode == "uit";
    public IReadOnlyList<PileLine> Lines { get; private set; } = [];
    /// <summary>What did not fit stays in the field.</summary>
    public string Left { get; private set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var scans = (Pile ?? "").Split('\n').Select(l => Scan.Of(l, Library.Settings.Cards)).Where(s => s.Kind != ScanKind.Empty).ToList();
        Left = string.Join('\n', scans.Skip(Most).Select(s => s.Text));
        var done = new List<PileLine>();
        PersonId? patron = null;
        foreach (var scan in scans.Take(Most))
        {
            if (!CheckingOut) done.Add(new PileLine(scan.Text, await BackAsync(scan.Text, ct)));
            else if (scan.Kind == ScanKind.Card && await HttpContext.RequestServices.GetRequiredService<IPatronStanding>().ByCard(scan.Text, ct) is { } card)
            {
                patron = card.Usable ? card.Person : null;
                if (!card.Usable) done.Add(new PileLine(scan.Text, new DeskOutcome("no", L("Deze pas mag niet meer", "This card is no longer valid")) { Lines = Sentences([new Refusal("card-unusable")]) }));
            }
            else if (scan.Kind == ScanKind.Card)
            {
                // A card of nobody, or of a school: what follows it is not for the member before.
                patron = null;
                done.Add(new PileLine(scan.Text, new DeskOutcome("no", L("Deze pas leent hier niet", "This card does not borrow here")) { Lines = [L("Is het de pas van een school of groep? Scan hem bij Uitlenen. Wat erna kwam, is niet uitgeleend.", "Is it the card of a school or group? Scan it at Check out. What came after it was not checked out.")] }));
            }
            else if (scan.Kind == ScanKind.Done) patron = null;
            else done.Add(new PileLine(scan.Text, await OutAsync(patron, scan.Text, ct)));
        }
        // What needs a hand comes first.
        Lines = [.. done.OrderByDescending(l => l.Failed)];
        return Page();
    }

    private async Task<DeskOutcome> BackAsync(string number, CancellationToken ct)
    {
        var outcome = await HttpContext.RequestServices.GetRequiredService<CheckIn>().Do(new CheckInRequest(number, Branch.Id), ct);
        return outcome.Done ? ReturnWords.Of(Chrome, outcome.Value) : new DeskOutcome("no", L("Niet ingenomen", "Not checked in")) { Lines = Sentences(outcome.Refusals) };
    }

    private async Task<DeskOutcome> OutAsync(PersonId? patron, string number, CancellationToken ct)
    {
        var no = new DeskOutcome("no", L("Niet uitgeleend", "Not checked out"));
        if (patron is not { } person) return no with { Lines = Sentences([new Refusal("card-first")]) };
        var outcome = await HttpContext.RequestServices.GetRequiredService<CheckOut>().Do(new CheckOutRequest(person, number, Branch.Id), ct);
        return outcome.Done
            ? new DeskOutcome("ok", L("Uitgeleend", "Checked out")) { Lines = [L($"Terug uiterlijk {Chrome.Day(outcome.Value.DueOn)}", $"Due {Chrome.Day(outcome.Value.DueOn)}"), .. outcome.Value is { Already: false, Fee: var fee } && fee > Money.Zero ? [Chrome.CostsFee(fee)] : Array.Empty<string>()] }.About(outcome.Value.Item)
            : no with { Lines = Sentences(outcome.Refusals) };
    }
}
