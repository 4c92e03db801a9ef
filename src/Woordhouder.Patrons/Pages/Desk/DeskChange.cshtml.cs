using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Woordhouder.Patrons.Pages.Desk;

/// <summary>What was typed, on its way past the closing of the file.</summary>
internal sealed record TypedChange(string Section, int Version, NameForm Name, ContactForm Contact);

/// <summary>
/// Changing name and address at the desk. The file closes while somebody types: what was typed is sealed and waits on the page, until they say what they open the
/// file for once more. With script it closes after three minutes without a key, without script after the quarter of an hour after which the desk locks.
/// </summary>
internal sealed class DeskChangeModel : DeskFilePage
{
    protected override TimeSpan Stays => TimeSpan.FromMinutes(15);

    [BindProperty] public NameForm Name { get; set; } = new();
    [BindProperty] public ContactForm Contact { get; set; } = new();
    [BindProperty] public OpenFor? OpenWhy { get; set; }
    /// <summary>See <see cref="OpenTicket.SealTyped"/>.</summary>
    [BindProperty] public string? Typed { get; set; }
    public Conflict? NameConflict { get; private set; }
    public Conflict? ContactConflict { get; private set; }
    /// <summary>The file closed with something typed in it.</summary>
    public bool Waits { get; private set; }
    /// <summary>What was typed is back in its form and not saved.</summary>
    public bool IsBack { get; private set; }
    public int IdleSeconds => (int)OpenTicket.Valid.TotalSeconds;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Opened(ct)) return Redirect(Closed);
        FillName();
        FillContact();
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync(int version, [FromServices] ChangeContact change, CancellationToken ct)
    {
        if (!await Opened(ct)) return Keep("Contact", version);
        FillName();
        var outcome = await change.Do(new ChangeContactRequest(Person, Contact.Postcode, Contact.HouseNumber, Contact.Addition, Contact.Street, Contact.City, Contact.Email, Contact.Phone, Contact.LettersIn, version), ct);
        var answer = await After(outcome, "adres", "Contact.", ct);
        if (outcome.Refusals.Any(r => r.Code == "changed-elsewhere")) ShowConflict("Contact");
        return answer;
    }

    public async Task<IActionResult> OnPostNameAsync(int version, [FromServices] CorrectDetails correct, CancellationToken ct)
    {
        if (!await Opened(ct)) return Keep("Name", version);
        FillContact();
        var outcome = await correct.Do(new CorrectDetailsRequest(Person, Name.GivenName, Name.Prefix, Name.FamilyName, Name.BornOn ?? "", null, version), ct);
        var answer = await After(outcome, "naam", "Name.", ct);
        if (outcome.Refusals.Any(r => r.Code == "changed-elsewhere")) ShowConflict("Name");
        return answer;
    }

    /// <summary>The script's: nobody typed for three minutes.</summary>
    public IActionResult OnPostClose(string? section, int version) => Keep(section == "Name" ? "Name" : "Contact", version);

    /// <summary>Opened once more, with what was typed; somebody may have changed it in between.</summary>
    public async Task<IActionResult> OnPostReopenAsync([FromServices] OpenPatron open, CancellationToken ct)
    {
        if (Tickets.ReadTyped(Typed, Person) is not { } text || JsonSerializer.Deserialize<TypedChange>(text) is not { } typed) return Redirect(Closed);
        if (OpenWhy is not { } why) ModelState.AddModelError(nameof(OpenWhy), L("Kies waarvoor je de gegevens opent.", "Choose what you open the data for."));
        else if (!Refused(await open.Do(new OpenPatronRequest(Person, why), ct))) Bewijs = Tickets.For(Person, why);
        if (!ModelState.IsValid)
        {
            Waits = true;
            return Page();
        }
        // The fields come out of the seal, not out of this form.
        ModelState.Clear();
        if (!await Opened(ct)) return Redirect(Closed);
        (Name, Contact) = (typed.Name, typed.Contact);
        if (typed.Section == "Name") FillContact();
        else FillName();
        if (typed.Version != (typed.Section == "Name" ? Details!.Name?.Version : Details!.Contact?.Version)) ShowConflict(typed.Section);
        IsBack = true;
        return Page();
    }

    private PageResult Keep(string section, int version)
    {
        Typed = Tickets.SealTyped(Person, JsonSerializer.Serialize(new TypedChange(section, version, Name, Contact)));
        ModelState.Clear();
        Waits = true;
        return Page();
    }

    private void ShowConflict(string section)
    {
        if (section == "Name" && Details?.Name is { } name)
            NameConflict = Conflict.Between("Name", Conflict.Of(Name, Chrome, withBirthDate: true), Conflict.Of(NameForm.Of(Details), Chrome, withBirthDate: true), ("Bewijs", Bewijs), ("version", $"{name.Version}"));
        else if (Details?.Contact is { } contact)
            ContactConflict = Conflict.Between("Contact", Conflict.Of(Contact, Chrome), Conflict.Of(ContactForm.Of(contact), Chrome), ("Bewijs", Bewijs), ("version", $"{contact.Version}"));
    }

    private void FillName() => Name = NameForm.Of(Details!);

    private void FillContact()
    {
        if (Details!.Contact is { } contact) Contact = ContactForm.Of(contact);
    }
}
