using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyDataModel : MyPage
{
    [BindProperty] public NameForm Name { get; set; } = new();
    [BindProperty] public ContactForm Contact { get; set; } = new();
    /// <summary>Somebody else saved first: both are shown instead of the form.</summary>
    public Conflict? NameConflict { get; private set; }
    public Conflict? ContactConflict { get; private set; }
    public bool AsksGender => DraftEnrolment.GenderIsAsked(Library);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!await Read(ct)) return;
        Name = NameForm.Of(Details!);
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
    }

    public async Task<IActionResult> OnPostNameAsync(int nameVersion, [FromServices] CorrectDetails correct, CancellationToken ct)
    {
        var outcome = await correct.Do(new CorrectDetailsRequest(Me, Name.GivenName, Name.Prefix, Name.FamilyName, null, Name.Gender, nameVersion), ct);
        if (!Refused(outcome, "Name.")) return Redirect("/mijn/gegevens?klaar=naam");
        if (!await Read(ct)) return Page();
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
        if (outcome.Refusals.Any(r => r.Code == "changed-elsewhere") && Details.Name is { } now)
            NameConflict = Conflict.Between("Name", Conflict.Of(Name, Chrome, withBirthDate: false), Conflict.Of(NameForm.Of(Details), Chrome, withBirthDate: false), ("NameVersion", $"{now.Version}"));
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync(int contactVersion, [FromServices] ChangeContact change, CancellationToken ct)
    {
        var outcome = await change.Do(new ChangeContactRequest(Me, Contact.Postcode, Contact.HouseNumber, Contact.Addition, Contact.Street, Contact.City, Contact.Email, Contact.Phone, Contact.LettersIn, contactVersion), ct);
        if (!Refused(outcome, "Contact.")) return Redirect("/mijn/gegevens?klaar=adres");
        if (!await Read(ct)) return Page();
        Name = NameForm.Of(Details!);
        if (outcome.Refusals.Any(r => r.Code == "changed-elsewhere") && Details!.Contact is { } now)
            ContactConflict = Conflict.Between("Contact", Conflict.Of(Contact, Chrome), Conflict.Of(ContactForm.Of(now), Chrome), ("ContactVersion", $"{now.Version}"));
        return Page();
    }
}
