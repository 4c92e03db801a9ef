using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>Subscriptions in counts: now, new and ended by month, and who expires when as a number. Small numbers are "fewer than 10", on the page and in its file.</summary>
internal sealed class OfficeSubscriptionsModel : ListPage<SubscriptionMonth>
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<SubscriptionNow> Now { get; private set; } = [];
    public IReadOnlyList<SubscriptionMonth> Months { get; private set; } = [];
    public IReadOnlyList<SubscriptionMonth> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-maand");
    private string? Only => Library.Settings.ForMembers.FirstOrDefault(s => s.Id == Request.Query["abonnement"])?.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = await Get<SubscriptionFigures>().Now(ct);
        Months = await Get<SubscriptionFigures>().Months(ct);
        var found = Chosen(Months);
        List = new ListOf<SubscriptionMonth>(Asked, found.Count, Only is { } only ? [new ListFilter("abonnement", Name(only))] : []);
        Rows = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<SubscriptionMonth>> Columns =>
    [
        new("maand", "maand", "month", r => r.Month.ToString("yyyy-MM", Chrome.Culture)), new("abonnement", "abonnement", "subscription", r => Name(r.Type)),
        new("nieuw", "nieuw", "new", r => Number(r.Joined)), new("gestopt", "gestopt", "ended", r => Number(r.Stopped)), new("af", "loopt af", "runs out", r => Number(r.RunsOut)),
    ];

    protected override string FileName => L("abonnementen", "subscriptions");

    protected override async Task<IReadOnlyList<SubscriptionMonth>?> All(CancellationToken ct) => Chosen(await Get<SubscriptionFigures>().Months(ct));

    private IReadOnlyList<SubscriptionMonth> Chosen(IEnumerable<SubscriptionMonth> months) => Asked.Find(months.Where(m => Only is null || m.Type == Only), Columns);

    /// <summary>A number in a cell of its own, or the words for a small one.</summary>
    private object Number(int? count) => count is { } n ? n : Small;
    public string Small => L($"minder dan {SubscriptionFigures.Smallest}", $"fewer than {SubscriptionFigures.Smallest}");
    public string Said(int? count) => count is { } n ? Chrome.Count(n) : Small;
    public string Name(string id) => Library.Settings.ForMembers.FirstOrDefault(s => s.Id == id)?.Name.In(Language) ?? id;
    public string MonthName(DateOnly month) => month.ToString("MMM yyyy", Chrome.Culture);
    public IEnumerable<SelectListItem> Subscriptions => Library.Settings.ForMembers.Select(s => new SelectListItem(s.Name.In(Language), s.Id, s.Id == Only)).Prepend(new SelectListItem(L("Alle", "All"), ""));

    /// <summary>What is drawn: of a small number half of ten, so that its bar tells nothing; the three largest subscriptions, since a chart bears no more.</summary>
    public (IReadOnlyList<string> Names, IReadOnlyList<ChartSeries> Series, Func<int, string> Label) Drawn(Func<SubscriptionMonth, int?> count, bool ahead)
    {
        var first = new DateOnly(Today.Year, Today.Month, 1);
        var months = Months.Select(m => m.Month).Distinct().Where(m => ahead ? m >= first : m <= first).Order().ToList();
        var largest = Now.OrderByDescending(n => n.Now ?? 0).Take(3).Select(n => n.Subscription).ToList();
        var values = Months.ToDictionary(m => (m.Type, m.Month), count);
        var series = largest.Select(id => new ChartSeries(Name(id), "", [.. months.Select(m => (long)(values[(id, m)] ?? SubscriptionFigures.Smallest / 2))])).ToList();
        return ([.. months.Select(m => m.ToString("MMM", Chrome.Culture))], series, i =>
        {
            var here = largest.Select(id => values[(id, months[i])]).ToList();
            var known = here.Sum(n => n ?? 0);
            return here.All(n => n is not null) ? Chrome.Count(known) : known == 0 ? $"< {SubscriptionFigures.Smallest * here.Count(n => n is null)}" : $"{Chrome.Count(known)} +";
        }
        );
    }
}
