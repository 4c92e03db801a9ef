using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>One school or group: its card, its subscription and its contact person. Opening it is recorded, since a person stands on it.</summary>
[OnlyFor<Contracts.Institutions>]
internal sealed class OfficeInstitutionModel : LibraryPage
{
    public sealed class ContactForm
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
        public string? Spoken { get; set; }
        public bool Another { get; set; }
    }

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty(Name = "sleutel")] public Guid? Key { get; set; }
    [BindProperty] public OfficeInstitutionsModel.InstitutionForm Form { get; set; } = new();
    [BindProperty] public ContactForm Contact { get; set; } = new();
    public InstitutionStanding Standing { get; private set; } = null!;
    public ContactShown? Now { get; private set; }
    public int OpenLoans { get; private set; }

    private InstitutionId Institution => new(Id);
    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
    public Guid NewKey() => Guid.CreateVersion7(Get<TimeProvider>().GetUtcNow());
    public IReadOnlyList<SelectListItem> Subscriptions => OfficeInstitutionsModel.Of(Library.Settings, Language);
    public IReadOnlyList<SelectListItem> Languages => [new(L("Nederlands", "Dutch"), "nl"), new(L("Engels", "English"), "en")];

    public string? Said => Done switch
    {
        "bewaard" => L("Bewaard.", "Saved."),
        "contact" => L("De contactpersoon is bewaard.", "The contact person was saved."),
        "gewist" => L("Alles over de contactpersoon is gewist.", "Everything about the contact person was erased."),
        "gestopt" => L("Gestopt. De pas leent niets meer, en de contactpersoon is over 30 dagen weg.", "Ended. The card borrows nothing more, and the contact person is gone in 30 days."),
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        Form = new() { Name = Standing.Name, Subscription = Standing.Subscription };
        Contact = new() { Name = Now?.Name, Email = Now?.Email, Phone = Now?.Phone, Spoken = Now?.Language ?? "nl" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SaveInstitution save, CancellationToken ct) =>
        await After(await save.Do(new SaveInstitutionRequest(Institution, New: false, Form.Name, Form.Subscription), ct), "bewaard", "Form.", ct);

    public async Task<IActionResult> OnPostContactAsync([FromServices] SetContact set, CancellationToken ct) =>
        await After(await set.Do(new SetContactRequest(Institution, Contact.Name, Contact.Email, Contact.Phone, Contact.Spoken == "en" ? "en" : "nl", Contact.Another, Key ?? NewKey()), ct), "contact", "Contact.", ct);

    public async Task<IActionResult> OnPostEraseAsync([FromServices] EraseContact erase, CancellationToken ct) => await After(await erase.Do(Institution, ct), "gewist", "", ct);

    public async Task<IActionResult> OnPostEndAsync([FromServices] EndInstitution end, CancellationToken ct) => await After(await end.Do(Institution, ct), "gestopt", "", ct);

    private async Task<IActionResult> After<T>(Outcome<T> outcome, string done, string prefix, CancellationToken ct)
    {
        if (!Refused(outcome, prefix)) return Redirect($"/kantoor/instellingen/{Id}?gedaan={done}");
        if (!await LoadAsync(ct)) return NotFound();
        // Only one of the forms was sent: the others show what is.
        Form.Name ??= Standing.Name;
        Form.Subscription ??= Standing.Subscription;
        if (prefix != "Contact.") Contact = new() { Name = Now?.Name, Email = Now?.Email, Phone = Now?.Phone, Spoken = Now?.Language ?? "nl" };
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await Get<IInstitutions>().Of(Institution, ct) is not { } standing) return false;
        (Standing, Now, OpenLoans) = (standing, await Get<ShowInstitutions>().ContactOf(Institution, ct), await Get<IInstitutionLoans>().OpenOf(Institution, ct));
        return true;
    }
}
