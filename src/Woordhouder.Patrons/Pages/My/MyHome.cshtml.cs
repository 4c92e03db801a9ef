using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.My;

/// <summary>The first page of Mijn Bibliotheek; every module adds its own part (<see cref="IMyOverviewCard"/>).</summary>
internal sealed class MyHomeModel : MyPage
{
    public IReadOnlyList<OverviewCard> Tasks { get; private set; } = [];
    public IReadOnlyList<OverviewCard> Parts { get; private set; } = [];

    public async Task OnGetAsync([FromServices] IEnumerable<IMyOverviewCard> cards, CancellationToken ct)
    {
        await Read(ct);
        var all = new List<OverviewCard>();
        foreach (var card in cards.OrderBy(c => c.Order))
            if (await card.For(Me, ct) is { } shown) all.Add(shown);
        (Tasks, Parts) = ([.. all.Where(c => c.Partial is null)], [.. all.Where(c => c.Partial is not null)]);
    }
}
