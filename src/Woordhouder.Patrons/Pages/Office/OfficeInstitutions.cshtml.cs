using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>Schools and groups that borrow, and a form for a new one. No person is in the list, so it leaves as a file.</summary>
[OnlyFor<Contracts.Institutions>]
internal sealed class OfficeInstitutionsModel : ListPage<InstitutionLine>
{
    public sealed class InstitutionForm
    {
        public string? Name { get; set; }
        public string? Subscription { get; set; }
    }

    [BindProperty] public InstitutionForm Form { get; set; } = new();
    [BindProperty(Name = "sleutel")] public Guid? Key { get; set; }
    public Guid NewKey() => Guid.CreateVersion7(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<InstitutionLine> Rows { get; private set; } = [];
    private ListAsked Asked => ListAsked.Of(Request, "naam");

    public override IReadOnlyList<ListColumn<InstitutionLine>> Columns =>
    [
        new("naam", "naam", "name", i => i.Name), new("abonnement", "abonnement", "subscription", i => SubscriptionName(i.Subscription)), new("pas", "pas", "card", i => i.CardNumber),
        new("sinds", "sinds", "since", i => i.Since), new("contact", "contactpersoon", "contact person", i => i.HasContact ? L("ja", "yes") : L("nee", "no")), new("gestopt", "gestopt op", "ended on", i => i.EndedOn),
    ];

    protected override string FileName => L("instellingen", "institutions");

    protected override async Task<IReadOnlyList<InstitutionLine>?> All(CancellationToken ct) => Asked.Find(await Get<ShowInstitutions>().All(ct), Columns);

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] SaveInstitution save, CancellationToken ct)
    {
        var outcome = await save.Do(new SaveInstitutionRequest(new InstitutionId(Key ?? NewKey()), New: true, Form.Name, Form.Subscription), ct);
        if (!Refused(outcome, "Form.")) return Redirect($"/kantoor/instellingen/{outcome.Value.Value}");
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        var found = await All(ct);
        List = new ListOf<InstitutionLine>(Asked, found!.Count);
        Rows = List.Of(found);
    }

    public string SubscriptionName(string id) => Library.Settings.Subscriptions.FirstOrDefault(s => s.Id == id)?.Name.In(Language) ?? id;
    public IReadOnlyList<SelectListItem> Subscriptions => Of(Library.Settings, Language);

    public static IReadOnlyList<SelectListItem> Of(LibrarySettings settings, string language) =>
        [.. settings.Subscriptions.Where(s => s.For == SubscriptionFor.Institutions).Select(s => new SelectListItem(s.Name.In(language), s.Id))];
}
