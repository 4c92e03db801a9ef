using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Holds in each state for the demo members: ready, on its way, to fetch, waiting behind a loan, paused, and one that nobody collected.</summary>
internal sealed class DemoHolds(For<Lending> data, IItems items, Library library, LibraryScopes scopes, TimeProvider clock) : IDemoData
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(12);

    public async Task Fill(CancellationToken ct)
    {
        if (!data.IsOn || library.Settings.Branches.Count < 2) return;
        List<PersonId> people;
        await using (var scope = scopes.Open(library))
            people = await scope.Get<For<Membership>>().Keys<Person>().Where(p => p.EndedOn == null).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var (shelf, lent) = (await OnShelf(ct), await Lent(ct));
        if (people.Count < 6 || shelf.Count < 6) return;
        var (here, there) = (library.Settings.Branches[0].Id, library.Settings.Branches[1].Id);

        await Place(people[0], shelf[0], here, TimeSpan.Zero, ct);
        await TakeBack(shelf[0], here, TimeSpan.Zero, ct);
        await Place(people[1], shelf[1], there, TimeSpan.Zero, ct);
        await TakeBack(shelf[1], here, TimeSpan.Zero, ct);
        await Place(people[2], shelf[2], here, TimeSpan.Zero, ct);
        await Place(people[3], shelf[3], here, LongAgo, ct);
        await TakeBack(shelf[3], here, LongAgo, ct);
        if (await Place(people[4], shelf[4], here, TimeSpan.Zero, ct) is { } paused)
        {
            await using var scope = scopes.Open(library);
            await scope.Get<SuspendHold>().Do(new SuspendHoldRequest(people[4], paused, library.Today(clock).AddDays(14)), ct);
        }
        // Behind a loan: whoever has it cannot renew, and these wait in the queue.
        foreach (var (person, item) in people.Take(4).Zip(lent)) await Place(person, item, here, TimeSpan.Zero, ct);
        await using var night = scopes.Open(library);
        await night.Get<EndHolds>().Run(library.Today(clock), ct);
    }

    /// <summary>Of the library's own demo collection, in the order of its numbers: what stands at the first branch.</summary>
    private async Task<List<ItemFacts>> OnShelf(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var titles = DemoLoans.AllBarcodes(library).Where((_, place) => place % 3 == 2).ToList();
        var shelf = new List<ItemFacts>();
        foreach (var barcode in titles)
        {
            if (shelf.Count == 6) break;
            if (await scope.Get<IItems>().ByBarcode(barcode, ct) is { Withdrawn: false, FromAge: null } item && item.Branch == library.Settings.Branches[0].Id) shelf.Add(item);
        }
        return shelf;
    }

    private async Task<List<ItemFacts>> Lent(CancellationToken ct)
    {
        var ids = await data.Set<Loan>().Where(l => l.ReturnedOn == null && l.ItemId != null).OrderBy(l => l.Id).Select(l => l.ItemId!.Value).Take(4).ToListAsync(ct);
        return [.. (await items.Of(ids, ct)).Values.Where(i => i.FromAge is null).OrderBy(i => i.Barcode, StringComparer.Ordinal)];
    }

    private async Task<HoldId?> Place(PersonId person, ItemFacts item, string pickUp, TimeSpan ago, CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var then = new ClockThen(clock, ago);
        var outcome = await ActivatorUtilities.CreateInstance<PlaceHold>(scope.Services, (TimeProvider)then).Do(new PlaceHoldRequest(person, item.TitleId, pickUp, TypedId.New<HoldId>(then)), ct);
        return outcome.Done ? outcome.Value.Id : null;
    }

    private async Task TakeBack(ItemFacts item, string branch, TimeSpan ago, CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        TimeProvider then = new ClockThen(clock, ago);
        var routing = ActivatorUtilities.CreateInstance<Routing>(scope.Services, then);
        await ActivatorUtilities.CreateInstance<CheckIn>(scope.Services, routing, then).Do(new CheckInRequest(item.Barcode, branch), ct);
    }
}
