using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Place">In the queue; 0 once something is set aside.</param>
/// <param name="Number">On the hold shelf.</param>
/// <param name="Copies">How many copies the library has: who is fourth of ten copies need not wait long.</param>
internal sealed record HoldLine(HoldId Id, TitleId TitleId, string Title, string Maker, string MaterialType, string GenreGroup, HoldState State, string PickUp, int Place, int Copies, int? Number, DateOnly? ReadyUntil, DateOnly? SuspendedUntil, DateOnly WantedUntil);

/// <summary>A hold that came to nothing: for what, why and since when.</summary>
internal sealed record EndedHold(HoldId Id, TitleId TitleId, string Title, HoldEnd Reason, DateOnly EndedOn);

/// <summary>What somebody reserved, ready things first: for themselves and for the desk that opened them. Null: may not be seen for lending now, or this library does not lend.</summary>
internal sealed class MyHolds(For<Lending> data, Things things, IItems items, HoldQueue queue, Library library, TimeProvider clock)
{
    private (PersonId Person, Task<IReadOnlyList<HoldLine>?> Answer)? asked;

    /// <summary>The same, asked once in a request: several parts of a page show it.</summary>
    public Task<IReadOnlyList<HoldLine>?> Once(PersonId person, CancellationToken ct = default)
    {
        if (asked is not { } known || known.Person != person) asked = known = (person, Do(person, ct));
        return known.Answer;
    }

    public async Task<IReadOnlyList<HoldLine>?> Do(PersonId person, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct)) return null;
        var holds = await data.Set<Hold>().Where(h => h.PatronId == person && h.EndedOn == null).OrderBy(h => h.PlacedAt).ToListAsync(ct);
        if (holds.Count == 0) return [];
        var asked = holds.Select(h => h.TitleId).ToList();
        var (today, copies, titles) = (library.Today(clock), await items.CopiesOf(asked, ct), await items.TitlesOf(asked, ct));
        var aside = holds.Select(h => h.ItemId).OfType<ItemId>().ToList();
        var numbers = await things.Set<ItemPlace>().Where(p => aside.Contains(p.ItemId)).ToDictionaryAsync(p => p.ItemId, p => p.Number, ct);
        var lines = new List<HoldLine>();
        foreach (var hold in holds)
        {
            // Also of a title whose last copy left.
            var item = titles.GetValueOrDefault(hold.TitleId);
            var place = hold.ItemId is null ? await queue.Place(hold.TitleId, hold.PlacedAt, ct) : 0;
            lines.Add(new HoldLine(hold.Id, hold.TitleId, item?.Title ?? "", item?.Maker ?? "", item?.MaterialType ?? "other", item?.GenreGroup ?? "", hold.StateOn(today), hold.PickUp, place,
                copies[hold.TitleId].Count(), hold.ItemId is { } id ? numbers.GetValueOrDefault(id) : null, hold.ReadyUntil, hold.SuspendedUntil, hold.WantedUntil));
        }
        return [.. lines.OrderByDescending(l => l.State == HoldState.Ready).ThenByDescending(l => l.State == HoldState.OnItsWay)];
    }

    /// <summary>What ended by itself, newest first, as long as it is kept (D13): whoever is told so finds the title here.</summary>
    public async Task<IReadOnlyList<EndedHold>> InVain(PersonId person, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct)) return [];
        var ended = await data.Set<Hold>().Where(h => h.PatronId == person && (h.EndReason == HoldEnd.NotCollected || h.EndReason == HoldEnd.Lapsed)).OrderByDescending(h => h.EndedOn).Select(h => new { h.Id, h.TitleId, h.EndReason, h.EndedOn }).ToListAsync(ct);
        var titles = await items.TitlesOf([.. ended.Select(h => h.TitleId)], ct);
        return [.. ended.Where(h => titles.ContainsKey(h.TitleId)).Select(h => new EndedHold(h.Id, h.TitleId, titles[h.TitleId].Title, h.EndReason!.Value, h.EndedOn!.Value))];
    }
}
