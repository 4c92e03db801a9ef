using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>
/// One field for everything: a card opens a member, an item is lent, an empty Enter closes. Who is open and since when stands in hidden fields of the page,
/// so nothing about a person is in an address, and a reload sends the same key and gets the same answer.
/// </summary>
[OnlyFor<Lending>]
internal sealed partial class CheckOutModel : DeskPage
{
    [BindProperty(Name = "lid")] public string? PatronText { get; set; }
    /// <summary>When this turn began, in milliseconds since 1970.</summary>
    [BindProperty(Name = "beurt")] public string? TurnText { get; set; }
    [BindProperty(Name = "toch")] public string? OverrideText { get; set; }
    [BindProperty(Name = "waarom")] public string? BecauseText { get; set; }
    [BindProperty(Name = "lening")] public string? LoanText { get; set; }

    public PersonId? Patron { get; private set; }
    public DateTimeOffset TurnSince { get; private set; }
    public AtHome? Home { get; private set; }
    public LoanId? Newest { get; private set; }
    /// <summary>What is open for this member, for whom it may be shown to.</summary>
    public Money Owes { get; private set; }
    public IReadOnlyList<string> Notes { get; private set; } = [];
    /// <summary>What lies ready for this member, here or elsewhere.</summary>
    public IReadOnlyList<HoldLine> Ready { get; private set; } = [];
    /// <summary>How many holds this member has, ready or not.</summary>
    public int Reserved { get; private set; }
    /// <summary>The number of something that somebody else has or waits for: it can be reserved.</summary>
    public string? MayReserve { get; private set; }
    /// <summary>A number that is not known: the thing can get a record, and then goes along with this turn.</summary>
    public string? MayMake { get; private set; }
    /// <summary>This key was used before: the answer is the first one's.</summary>
    private bool Repeated { get; set; }
    public DateOnly Day => Today;
    /// <summary>What was lent since the card was scanned, newest first.</summary>
    public IEnumerable<OpenLoan> Turn => (Home?.Loans ?? []).Where(l => l.CheckedOutAt >= TurnSince || l.Id == Newest).OrderByDescending(l => l.CheckedOutAt);

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Restore();
        var scan = Scan.Of(ScanText, Library.Settings.Cards);
        switch (scan.Kind)
        {
            case ScanKind.Empty or ScanKind.Done:
                await CloseAsync(ct);
                break;
            case ScanKind.CheckIn when !Fragment:
                return Redirect(To("/balie/innemen", "", "").Path);
            case ScanKind.CheckIn:
                Outcome = new DeskOutcome("warn", L("Innemen", "Check in")) { Step = To("/balie/innemen", "Ga naar Innemen", "Go to check-in"), Silent = true };
                break;
            case ScanKind.CheckOut:
                break;
            case ScanKind.Receipt:
                await PrintAsync(ct);
                break;
            case ScanKind.Undo:
                await ShowAsync(ct);
                // Sent again, the last one of this turn is another one, or none: the key knows which was meant.
                if (Turn.FirstOrDefault() is { } last) await UndoAsync(last.Id, ct);
                else if (await Get<Things>().UndoneBy(Key, Get<IItems>(), ct) is { } undone) Outcome = TakenBack(undone);
                else Outcome = new DeskOutcome("warn", L("Niets om terug te draaien", "Nothing to undo"));
                break;
            case ScanKind.Card when await Get<IPatronStanding>().ByCard(scan.Text, ct) is { } card:
                OpenCard(card);
                break;
            case ScanKind.Card when await Get<IInstitutions>().ByCard(scan.Text, ct) is { } institution:
                if (!Fragment) return Redirect($"/balie/instelling/{institution.Id.Value}");
                Outcome = new DeskOutcome("ok", institution.Name) { Step = new DeskStep($"/balie/instelling/{institution.Id.Value}", L("Open", "Open")), Silent = true };
                break;
            case ScanKind.Item when scan.LooksTyped && await Get<IItems>().ByBarcode(scan.Text, ct) is null:
                if (!Fragment) return RedirectPreserveMethod("/balie/leden");
                Outcome = new DeskOutcome("warn", L("Zoek een lid", "Find a member")) { Step = new DeskStep("/balie/leden", L("Zoek", "Search"), scan.Text), Silent = true };
                break;
            default:
                await LendAsync(scan.Text, ct);
                break;
        }
        await ShowAsync(ct);
        return Page();
    }

    /// <summary>From the file of a member: lend to this one.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        Restore();
        if (Patron is { } patron) OpenCard(new CardLookup(patron, true));
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(CancellationToken ct)
    {
        Restore();
        await CloseAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        Restore();
        if (Guid.TryParse(LoanText, out var loan)) await UndoAsync(new LoanId(loan), ct);
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        Restore();
        if (Patron is { } patron)
        {
            var outcome = await Get<RenewAtDesk>().Do(new RenewAtDeskRequest(patron, Branch.Id, Key), ct);
            await ShowAsync(ct);
            // Who may not be seen any more stays that.
            if (Patron is not null) Outcome = outcome.Done ? Renewed(outcome.Value) : new DeskOutcome("no", L("Niet verlengd", "Not renewed")) { Lines = Sentences(outcome.Refusals) };
        }
        else await ShowAsync(ct);
        return Page();
    }

    public string SubscriptionName(PatronStanding patron)
    {
        var name = Library.Settings.Subscriptions.FirstOrDefault(s => s.Id == patron.Subscription)?.Name is { } both ? L(both.Nl, both.En) : patron.Subscription;
        return patron.EndsOn is { } last ? L($"{name}, tot en met {Chrome.Day(last)}", $"{name}, until {Chrome.Day(last)}") : name;
    }

    private void Restore()
    {
        if (Guid.TryParse(PatronText, out var patron)) Patron = new PersonId(patron);
        Previous = ClosedTurn.Read(PreviousText, Clock);
        TurnSince = long.TryParse(TurnText, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : Clock.GetUtcNow();
    }

    private void OpenCard(CardLookup card)
    {
        Patron = null;
        if (!card.Usable)
        {
            Outcome = new DeskOutcome("no", L("Deze pas mag niet meer", "This card is no longer valid")) { Lines = Sentences([new Refusal("card-unusable")]) };
            return;
        }
        Patron = card.Person;
        TurnSince = Clock.GetUtcNow();
        (Previous, RefusedText, ReceiptText) = (null, null, null);
    }

    private async Task LendAsync(string number, CancellationToken ct)
    {
        var items = Get<IItems>();
        Previous = null;
        var refused = new DeskOutcome("no", L("Niet uitgeleend", "Not checked out")) { Number = number };
        if (Patron is not { } patron)
        {
            var thing = await items.ByBarcode(number, ct);
            Outcome = refused with { Lines = Sentences([thing is null ? new Refusal("unknown-number", null, ("number", number)) : new Refusal("card-first")]) };
            if (thing is not null) Outcome = Outcome.About(thing);
            else MayMake = number;
            return;
        }
        if (Key is { } key && await Get<Things>().LoanOf(key, ct) is { } known) { Newest = known; Repeated = true; return; }

        // Without a reason it is refused as before, and what was missing is said first.
        var (allTheSame, explained) = (OverrideText == "1", LoanOverride.Explains(BecauseText));
        var outcome = await Get<CheckOut>().Do(new CheckOutRequest(patron, number, Branch.Id, allTheSame && explained ? BecauseText : null, Key), ct);
        if (!outcome.Done)
        {
            List<Refusal> first = allTheSame && !explained ? [new Refusal("override-because", null, ("min", LoanOverride.Shortest), ("max", LoanOverride.Longest))] : [];
            var may = outcome.Refusals.All(r => r.MayOverride is { } role && Get<Actor>().Roles.Contains(role));
            if (await items.ByBarcode(number, ct) is { } item)
            {
                refused = refused.About(item);
                NoteRefused(item.Barcode);
            }
            else if (outcome.Refusals.Any(r => r.Code == "unknown-number"))
            {
                MayMake = number;
                NoteRefused(number);
            }
            Outcome = refused with { Lines = Sentences([.. first, .. outcome.Refusals]), Override = may ? number : null };
            if (outcome.Refusals.Any(r => r.Code is "on-loan-to-another" or "held-for-another" or "on-its-way-to-another")) MayReserve = number;
            return;
        }
        Newest = outcome.Value.Loan;
        ForgetRefused(outcome.Value.Item.Barcode);
        Outcome = Lent(outcome.Value.DueOn, outcome.Value.Already).About(outcome.Value.Item);
        if (outcome.Value is { Already: false, Fee: var fee } && fee > Money.Zero) Outcome = Outcome with { Lines = [.. Outcome.Lines, Chrome.CostsFee(fee)] };
        if (outcome.Value is { Already: false, Item.Missing: true }) Outcome = Outcome with { Lines = [.. Outcome.Lines, L("Dit exemplaar was vermist. Het is weer gevonden.", "This item was missing. It is found again.")] };
    }

    private DeskOutcome Lent(DateOnly due, bool already) => already
        ? new DeskOutcome("ok", L("Al uitgeleend", "Already checked out")) { Lines = [L("Al uitgeleend aan dit lid. Er is niets veranderd.", "Already checked out to this member. Nothing changed."), Until(due)] }
        : new DeskOutcome("ok", L("Uitgeleend", "Checked out")) { Lines = [Until(due)] };

    private string Until(DateOnly due) => L($"Terug uiterlijk {Chrome.Day(due)}", $"Due {Chrome.Day(due)}");

    private async Task UndoAsync(LoanId loan, CancellationToken ct)
    {
        if (Patron is not { } patron) return;
        var outcome = await Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, loan, Key), ct);
        Outcome = outcome.Done
            ? TakenBack(outcome.Value)
            : new DeskOutcome("no", L("Niet teruggedraaid", "Not undone")) { Lines = Sentences(outcome.Refusals) };
    }

    private DeskOutcome TakenBack(ItemFacts item) =>
        new DeskOutcome("ok", L("Teruggedraaid", "Undone")) { Lines = [L("Het staat niet meer op uitgeleend.", "It is no longer on loan.")] }.About(item);

    /// <summary>Which titles were not renewed, and why: the first few, for the desk to tell.</summary>
    private DeskOutcome Renewed(RenewedAtDesk done)
    {
        var reasons = done.Reasons.Take(MostRefused).Select(l => $"{Home?.Loans.FirstOrDefault(o => o.Id == l.Loan)?.Title}: {string.Join(" ", Sentences(l.Refusals))}");
        IReadOnlyList<string> lines = done.Not == 0 ? [] : [L($"Niet verlengd: {done.Not}.", $"Not renewed: {done.Not}."), .. reasons];
        return done.Renewed > 0
            ? new DeskOutcome("ok", L($"Verlengd: {done.Renewed}", $"Renewed: {done.Renewed}")) { Lines = lines }
            : new DeskOutcome("no", L("Niets verlengd", "Nothing renewed")) { Lines = [.. reasons] };
    }

    /// <summary>The member as it is now: after what was just done.</summary>
    private async Task ShowAsync(CancellationToken ct)
    {
        if (Patron is not { } patron) return;
        Home = await Get<MyLoans>().Do(patron, ct);
        if (Home is not null && MayOpenFile) (Owes, Notes) = (new Money(await Get<For<Lending>>().OwedBy(patron, ct)), await Get<IPatronNotes>().Of(patron, ct));
        var holds = await Get<MyHolds>().Do(patron, ct) ?? [];
        (Reserved, Ready) = (holds.Count, [.. holds.Where(h => h.State == HoldState.Ready)]);
        await ShowRefusedAsync(ct);
        // Without script the open member closes like this; with it desk.js counts from the last scan, and its forms say that it runs.
        if (!Fragment && Request.Form["script"].Count == 0) Response.Headers["Refresh"] = "180;url=/balie/uitlenen";
        if (Home is null)
        {
            var owes = MayOpenFile ? await Get<PayWhileRestricted>().Owes(patron, ct) : Money.Zero;
            Patron = null;
            Outcome = new DeskOutcome("no", L("Dit lid opent niet", "This member does not open")) { Lines = Sentences([CheckOut.NotForLending(Library)]) };
            if (owes > Money.Zero) Outcome = Outcome with { Step = new DeskStep($"/balie/kosten/{patron.Value}", L("Betalen kan wel", "Paying is possible"), Waits: true) };
        }
        else if (Repeated && Home.Loans.FirstOrDefault(l => l.Id == Newest) is { } same)
            Outcome = Lent(same.DueOn, already: false) with { Title = same.Title, Maker = same.Maker, Number = same.Barcode };
    }
}
