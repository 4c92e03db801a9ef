using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyDataModel : MyPage
{
    [BindProperty] public NameForm Name { get; set; } = new();
    [BindProperty] public ContactForm Contact { get; set; } = new();
    public bool AsksGender => DraftEnrolment.GenderIsAsked(Library);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!await Read(ct)) return;
        Name = NameForm.Of(Details!);
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
    }

    public async Task<IActionResult> OnPostNameAsync(int nameVersion, [FromServices] CorrectDetails correct, CancellationToken ct)
    {
        if (!Refused(await correct.Do(new CorrectDetailsRequest(Me, Name.GivenName, Name.Prefix, Name.FamilyName, null, Name.Gender, nameVersion), ct), "Name.")) return Redirect("/mijn/gegevens?klaar=naam");
        if (await Read(ct) && Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync(int contactVersion, [FromServices] ChangeContact change, CancellationToken ct)
    {
        var outcome = await change.Do(new ChangeContactRequest(Me, Contact.Postcode, Contact.HouseNumber, Contact.Addition, Contact.Street, Contact.City, Contact.Email, Contact.Phone, Contact.LettersIn, contactVersion), ct);
        if (!Refused(outcome, "Contact.")) return Redirect("/mijn/gegevens?klaar=adres");
        if (await Read(ct)) Name = NameForm.Of(Details!);
        return Page();
    }
}
