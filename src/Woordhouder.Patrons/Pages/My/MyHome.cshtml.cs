using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.My;

/// <summary>The first page of Mijn Bibliotheek; every module adds its own part (<see cref="IMyOverviewCard"/>). A part that fails says so in its card; the rest works.</summary>
internal sealed class MyHomeModel(ILogger<MyHomeModel> log) : MyPage
{
    public IReadOnlyList<OverviewCard> Tasks { get; private set; } = [];
    public IReadOnlyList<OverviewCard> Parts { get; private set; } = [];
    /// <summary>What could not be shown now.</summary>
    public IReadOnlyList<string> Failed { get; private set; } = [];

    public async Task OnGetAsync([FromServices] IEnumerable<IMyOverviewCard> cards, CancellationToken ct)
    {
        await Read(ct);
        var (all, failed) = (new List<OverviewCard>(), new List<string>());
        foreach (var card in cards.OrderBy(c => c.Order))
        {
            try
            {
                if (await card.For(Me, ct) is { } shown) all.Add(shown);
            }
            // A purpose that asks for what it may not see is a bug to be seen, not a part to be left out.
            catch (Exception e) when (e is not (OperationCanceledException or PurposeException))
            {
                log.LogError("the part {Part} of the overview failed: {Error}", card.GetType().Name, e.GetType().Name);
                failed.Add(L(card.Shows.Nl, card.Shows.En));
            }
        }
        (Tasks, Parts, Failed) = ([.. all.Where(c => c.Partial is null)], [.. all.Where(c => c.Partial is not null)], failed);
    }
}
