using Woordhouder.Contracts;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>Titles that somebody waits for in vain: to buy, to find or to get elsewhere. Counts, and nobody.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeHoldsModel : ListPage<HoldInVain>
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<HoldInVain> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-wachten");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = (await All(ct))!;
        List = new ListOf<HoldInVain>(Asked, rows.Count);
        Rows = List.Of(rows);
    }

    public string Why(HoldInVain row) => row.Why switch
    {
        WhyInVain.NoCopies => L("geen exemplaar meer", "no copy left"),
        WhyInVain.AllMissing => L("alle exemplaren zijn vermist", "all copies are missing"),
        WhyInVain.ThatCopyMissing => L("dit exemplaar is vermist", "this copy is missing"),
        _ => L("dit exemplaar is er niet meer", "this copy is gone"),
    };

    public override IReadOnlyList<ListColumn<HoldInVain>> Columns =>
    [
        new("titel", "titel", "title", r => r.Name), new("maker", "maker", "maker", r => r.Maker), new("soort", "soort", "kind", r => Text("material." + r.MaterialType)),
        new("exemplaar", "alleen exemplaar", "only copy", r => r.Copy), new("waarom", "waarom", "why", Why), new("wachten", "wachten", "waiting", r => r.Waiting),
    ];

    protected override string FileName => L("wachten-voor-niets", "waiting-in-vain");

    protected override async Task<IReadOnlyList<HoldInVain>?> All(CancellationToken ct) => Asked.Find(await Get<HoldsInVain>().Rows(ct), Columns);
}
