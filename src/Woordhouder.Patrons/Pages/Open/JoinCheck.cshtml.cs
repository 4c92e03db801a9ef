using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class JoinCheckModel : JoinPage
{
    public PendingEnrolment Draft { get; private set; } = new();
    public Money Fee { get; private set; }
    public IReadOnlyList<(string Label, string Value, string Step)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromServices] DraftEnrolment drafts, [FromServices] Subscriptions subscriptions, CancellationToken ct)
    {
        if (await Fill(drafts, subscriptions, ct) is { } elsewhere) return Redirect(elsewhere);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DraftEnrolment drafts, [FromServices] Subscriptions subscriptions, [FromServices] BeginEnrolment begin, CancellationToken ct)
    {
        if (await Fill(drafts, subscriptions, ct) is { } elsewhere) return Redirect(elsewhere);
        return Refused(await begin.Do(new BeginEnrolmentRequest(Sleutel, Site), ct)) ? Page() : Redirect(At("mail"));
    }

    /// <returns>Where to go when a step is missing.</returns>
    private async Task<string?> Fill(DraftEnrolment drafts, Subscriptions subscriptions, CancellationToken ct)
    {
        if (await drafts.Find(Sleutel, ct) is not { } d) return "/lid-worden";
        if (d.Postcode is null || d.ConfirmAt is null) return At("adres");
        if (subscriptions.Find(d.Subscription) is not { } subscription) return At("abonnement");
        Draft = d;
        Fee = Subscriptions.FeeFor(subscription, Age.On(Today, d.BornOn));
        var lines = new List<(string, string, string)>
        {
            (L("Naam", "Name"), d.Name.Full, "wie"),
            (L("Geboortedatum", "Date of birth"), d.BornOn.ToString("d MMMM yyyy", Chrome.Culture), "wie"),
        };
        if (DraftEnrolment.GenderIsAsked(Library)) lines.Add((L("Geslacht", "Gender"), Words.Of(Chrome, d.Gender), "wie"));
        if (d.RepresentativeName is { } parent) lines.Add((L("Ouder of voogd", "Parent or guardian"), $"{parent}, {d.RepresentativeEmail}", "wie"));
        lines.Add((L("Adres", "Address"), $"{d.Street} {d.HouseNumber} {d.HouseNumberAddition}".TrimEnd() + $", {Postcode.Show(d.Postcode)} {d.City}", "adres"));
        if (d.Email is { } email) lines.Add((L("E-mailadres", "E-mail address"), email, "adres"));
        if (d.Phone is { } phone) lines.Add((L("Telefoon", "Telephone"), phone, "adres"));
        lines.Add((L("Abonnement", "Subscription"), subscription.Name.In(Language), "abonnement"));
        if (Consents.ReadingHistoryText(Library, Language) is not null) lines.Add((L("Titels die je leende", "Titles you borrowed"), Words.Of(Chrome, d.ReadingHistory), "abonnement"));
        if (Library.PurposeRuns(Consents.WelcomeMail)) lines.Add((L("Welkomstmails", "Welcome e-mails"), d.NoWelcomeMail ? L("Nee", "No") : L("Ja", "Yes"), "abonnement"));
        Lines = lines;
        return null;
    }
}
