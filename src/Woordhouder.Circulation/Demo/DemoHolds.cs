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
        await Unpack(ct);
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
        foreach (var item in lent)
            foreach (var person in people.Skip(1).Take(2)) await Place(person, item, here, TimeSpan.Zero, ct);
        await using var night = scopes.Open(library);
        await night.Get<EndHolds>().Run(library.Today(clock), ct);
    }

    /// <summary>What the past weeks sent between branches has arrived, but for the last few.</summary>
    private async Task Unpack(CancellationToken ct)
    {
        const int UnderWay = 3;
        await using var scope = scopes.Open(library);
        var crates = await scope.Get<Things>().Set<ItemPlace>().Where(p => p.Kind == PlaceKind.Transit).OrderByDescending(p => p.ItemId).Skip(UnderWay).ToListAsync(ct);
        var facts = await items.Of([.. crates.Select(p => p.ItemId)], ct);
        foreach (var place in crates) await TakeBack(facts[place.ItemId], place.Branch, TimeSpan.Zero, ct);
    }

    /// <summary>Of the library's own demo collection, from its end, so that its first titles are free to try things with: what stands at the first branch.</summary>
    private async Task<List<ItemFacts>> OnShelf(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var titles = DemoLoans.AllBarcodes(library).Where((_, place) => place % 3 == 2).Reverse().ToList();
        var shelf = new List<ItemFacts>();
        foreach (var barcode in titles)
        {
            if (shelf.Count == 6) break;
            if (await scope.Get<IItems>().ByBarcode(barcode, ct) is { Withdrawn: false, FromAge: null } item && item.Branch == library.Settings.Branches[0].Id) shelf.Add(item);
        }
        return shelf;
    }

    /// <summary>Lent lately, with no other copy that could help.</summary>
    private async Task<List<ItemFacts>> Lent(CancellationToken ct)
    {
        var ids = await data.Set<Loan>().Where(l => l.ReturnedOn == null && l.ItemId != null).OrderByDescending(l => l.Id).Select(l => l.ItemId!.Value).Take(40).ToListAsync(ct);
        var facts = (await items.Of(ids, ct)).Values.Where(i => i.FromAge is null).OrderByDescending(i => i.Barcode, StringComparer.Ordinal).ToList();
        var copies = await items.CopiesOf([.. facts.Select(i => i.TitleId)], ct);
        return [.. facts.Where(i => copies[i.TitleId].Count() == 1).Take(2)];
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
