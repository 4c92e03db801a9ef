using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Admin;

/// <summary>The loan rules as they were read, with their lines in the file, and which one fits.</summary>
[OnlyFor<Lending>]
internal sealed class AdminLoanRulesModel : LibraryPage
{
    [BindProperty(SupportsGet = true, Name = "abonnement")] public string? Subscription { get; set; }
    [BindProperty(SupportsGet = true, Name = "soort")] public string? Material { get; set; }
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string? Branch { get; set; }

    public LoanRule? Fitting { get; private set; }
    public DateOnly? DueOn { get; private set; }

    public async Task OnGetAsync([FromServices] OpeningDays opening, CancellationToken ct)
    {
        Chrome.KeepsAddress = true;
        if (Library.Settings.Subscriptions.All(s => s.Id != Subscription) || !MaterialTypes.Ids.Contains(Material) || Library.Settings.Branches.All(b => b.Id != Branch)) return;
        Fitting = Library.Settings.Loans.RuleFor(Subscription, Material!, Branch!);
        DueOn = (await opening.Now(ct)).Due(Fitting, Branch!, Today).On;
    }

    public string Any => L("elk", "any");
    public string SubscriptionName(string? id) => Library.Settings.Subscriptions.FirstOrDefault(s => s.Id == id)?.Name is { } name ? L(name.Nl, name.En) : Any;
    public IEnumerable<(string Name, string Label, IEnumerable<(string Id, string Name)> Items, string? Chosen)> Questions =>
    [
        ("abonnement", L("Abonnement", "Subscription"), Library.Settings.Subscriptions.Select(s => (s.Id, L(s.Name.Nl, s.Name.En))), Subscription),
        ("soort", L("Soort", "Kind"), MaterialTypes.Ids.Select(m => (m, Text("material." + m))), Material),
        ("vestiging", L("Geleend in", "Lent at"), Library.Settings.Branches.Select(b => (b.Id, b.Name)), Branch),
    ];
}
