using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>The numbers of one day: what was lent, taken back and renewed, by branch and hour. Acts are counted, never people.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeDayModel : ListPage<HourAtBranch>
{
    /// <summary>Acts are kept so long (<see cref="DeskAct"/>).</summary>
    private const int DaysKept = 29;

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<HourAtBranch> Rows { get; private set; } = [];
    public DayAtDesk Total { get; private set; } = null!;

    public DateOnly Earliest => Today.AddDays(-DaysKept);
    public DateOnly Latest => Today;
    public DateOnly On => DateOnly.TryParseExact(Request.Query["dag"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Today ? day : Today;
    public DateOnly? Before => On > Earliest ? On.AddDays(-1) : null;
    public DateOnly? After => On < Today ? On.AddDays(1) : null;
    private string? Only => Library.Settings.Branches.FirstOrDefault(b => b.Id == Request.Query["vestiging"])?.Id;
    private ListAsked Asked => ListAsked.Of(Request, "uur");

    public override IReadOnlyList<ListColumn<HourAtBranch>> Columns =>
    [
        new("vestiging", "vestiging", "branch", r => BranchName(r.Branch)), new("uur", "uur", "hour", r => r.From), new("uitgeleend", "uitgeleend", "checked out", r => r.CheckOuts),
        new("ingenomen", "ingenomen", "checked in", r => r.CheckIns), new("verlengd", "verlengd", "renewed", r => r.Renewed),
    ];

    protected override string FileName => L("dag-", "day-") + Iso(On);

    protected override async Task<IReadOnlyList<HourAtBranch>?> All(CancellationToken ct) => Chosen(await Get<DeskNumbers>().Of(On, ct));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = Chosen(await Get<DeskNumbers>().Of(On, ct));
        Total = DayAtDesk.Of(found);
        List<ListFilter> filters = [];
        if (On != Today) filters.Add(new ListFilter("dag", Chrome.Day(On)));
        if (Only is { } only) filters.Add(new ListFilter("vestiging", BranchName(only)));
        List = new ListOf<HourAtBranch>(Asked, found.Count, filters);
        Rows = List.Of(found);
    }

    private IReadOnlyList<HourAtBranch> Chosen(IEnumerable<HourAtBranch> lines) => Asked.Find(lines.Where(l => Only is null || l.Branch == Only), Columns);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public string Link(DateOnly day) => $"/kantoor/dag?dag={Iso(day)}{(Only is { } only ? "&vestiging=" + only : "")}";
    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id, b.Id == Only)).Prepend(new SelectListItem(L("alle", "all"), ""));
}
