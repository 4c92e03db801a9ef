using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Patrons.Pages.Desk;

internal sealed class DeskChangeModel : DeskFilePage
{
    [BindProperty] public NameForm Name { get; set; } = new();
    [BindProperty] public ContactForm Contact { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        Name = NameForm.Of(Details!);
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync(int version, [FromServices] ChangeContact change, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        Name = NameForm.Of(Details!);
        return await After(await change.Do(new ChangeContactRequest(Person, Contact.Postcode, Contact.HouseNumber, Contact.Addition, Contact.Street, Contact.City, Contact.Email, Contact.Phone, Contact.LettersIn, version), ct), "adres", "Contact.", ct);
    }

    public async Task<IActionResult> OnPostNameAsync(int version, [FromServices] CorrectDetails correct, CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
        return await After(await correct.Do(new CorrectDetailsRequest(Person, Name.GivenName, Name.Prefix, Name.FamilyName, Name.BornOn ?? "", null, version), ct), "naam", "Name.", ct);
    }
}
