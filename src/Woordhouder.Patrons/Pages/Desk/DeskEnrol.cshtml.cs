using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>One page, nine fields at most that must be filled in, in the order of the conversation; the card follows on the next page.</summary>
internal sealed class DeskEnrolModel : LibraryPage
{
    public sealed class Enrol
    {
        public string? GivenName { get; set; }
        public string? Prefix { get; set; }
        public string? FamilyName { get; set; }
        public string? BornOn { get; set; }
        public string? Postcode { get; set; }
        public string? HouseNumber { get; set; }
        public string? Addition { get; set; }
        public string? Street { get; set; }
        public string? City { get; set; }
        public string? Subscription { get; set; }
        public string? RepresentativeName { get; set; }
        public string? RepresentativeEmail { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
        public string? Gender { get; set; }
        public string? ReadingHistory { get; set; }
        public bool NoWelcomeMail { get; set; }
        public bool EvenIfLikelyKnown { get; set; }
    }

    /// <summary>One-time key: the form sent again makes no second member.</summary>
    [BindProperty(Name = "sleutel")] public string? KeyText { get; set; }
    private Guid? Key => Guid.TryParse(KeyText, out var key) ? key : null;

    private static readonly TimeSpan CodeValid = TimeSpan.FromDays(7);

    [BindProperty] public Enrol Form { get; set; } = new();
    public IReadOnlyList<PatronLine> Likely { get; private set; } = [];
    public bool AsksGender => DraftEnrolment.GenderIsAsked(Library);
    public bool AsksWelcomeMail => Library.PurposeRuns(Consents.WelcomeMail);
    public string? ReadingHistoryText => Consents.ReadingHistoryText(Library, Language);

    public void OnGet([FromServices] TimeProvider clock) => KeyText = Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    public async Task<IActionResult> OnPostAsync([FromServices] EnrolAtDesk enrol, [FromServices] IMemberAccounts accounts, [FromServices] OpenTicket tickets, CancellationToken ct)
    {
        var f = Form;
        var outcome = await enrol.Do(new EnrolAtDeskRequest(f.GivenName, f.Prefix, f.FamilyName, f.BornOn, f.Postcode, f.HouseNumber, f.Addition, f.Street, f.City, f.Subscription, f.Email, f.Phone,
            f.RepresentativeName, f.RepresentativeEmail, AsksGender ? f.Gender : null, f.ReadingHistory, f.NoWelcomeMail, f.EvenIfLikelyKnown, Language, $"{Request.Scheme}://{Request.Host}", Key), ct);
        Likely = enrol.Likely;
        if (Refused(outcome, "Form.")) return Page();
        var code = await accounts.OneTimeCode(outcome.Value.Person, CodeValid, ct);
        return Redirect($"/balie/leden/{outcome.Value.Person.Value}/pas?bewijs={tickets.For(outcome.Value.Person, OpenFor.Change)}&code={tickets.SealCode(code)}&klaar=nieuw");
    }
}
