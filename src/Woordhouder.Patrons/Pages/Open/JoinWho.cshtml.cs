using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class JoinWhoModel : JoinPage
{
    public sealed class Who
    {
        public string? GivenName { get; set; }
        public string? Prefix { get; set; }
        public string? FamilyName { get; set; }
        public string? BornOn { get; set; }
        public string? Gender { get; set; }
        public string? RepresentativeName { get; set; }
        public string? RepresentativeEmail { get; set; }
    }

    [BindProperty] public Who Form { get; set; } = new();
    public bool AsksGender => DraftEnrolment.GenderIsAsked(Library);

    public async Task<IActionResult> OnGetAsync([FromServices] DraftEnrolment drafts, CancellationToken ct)
    {
        if (Sleutel is null) return Page();
        if (await drafts.Find(Sleutel, ct) is not { } draft) return Redirect("/lid-worden");
        Form = new Who
        {
            GivenName = draft.GivenName,
            Prefix = draft.Prefix,
            FamilyName = draft.FamilyName,
            BornOn = draft.BornOn.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture),
            Gender = draft.Gender.ToString(),
            RepresentativeName = draft.RepresentativeName,
            RepresentativeEmail = draft.RepresentativeEmail,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? website, [FromServices] DraftEnrolment drafts, CancellationToken ct)
    {
        // A field that nobody sees: only a program fills it in. It gets an answer and nothing is kept.
        if (!string.IsNullOrEmpty(website)) return Redirect("/lid-worden");
        var outcome = await drafts.Who(new WhoStep(Sleutel, Form.GivenName, Form.Prefix, Form.FamilyName, Form.BornOn, Form.Gender, Form.RepresentativeName, Form.RepresentativeEmail, Language), ct);
        if (Refused(outcome, "Form.")) return Page();
        Sleutel = outcome.Value;
        return Redirect(At("adres"));
    }
}
