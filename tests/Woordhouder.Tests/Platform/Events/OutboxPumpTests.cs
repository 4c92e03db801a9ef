using Woordhouder.Collection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Circulation.Desk;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Platform.Events;

/// <summary>Events of scans come in streams: a few share a transaction, and none suffers from another.</summary>
public sealed class OutboxPumpTests
{
    private static readonly DateOnly Due = new(2026, 12, 20);

    private static async Task Publish(TestLibrary lib, params IEvent[] events)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Lending>>();
        foreach (var happened in events)
        {
            lib.Clock.Advance(TimeSpan.FromMilliseconds(1));
            if (happened is ItemCheckedOut lent) data.Publish(lent);
            else data.Publish((ItemCheckedIn)happened);
        }
        await data.Save();
    }

    private static async Task<List<Item>> Items(TestLibrary lib, int count)
    {
        var items = new List<Item>();
        while (items.Count < count)
        {
            items.Add(await lib.Copy(await lib.Item()));
            await using var scope = lib.AsLibrary();
            var things = scope.Get<Things>();
            things.Add(new TitleFacets { Number = items.Count, TitleId = items[^1].TitleId });
            await things.Save();
        }
        return items;
    }

    private static ItemCheckedOut Out(Item item) => new(item.Id, item.TitleId, Due);

    [Theory, BothDatabases]
    public async Task What_went_out_and_came_back_in_one_stream_ends_as_it_was_last_scanned(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var items = await Items(lib, 3);
        await Publish(lib, [.. items.Select(Out), .. items.Take(2).Select(i => new ItemCheckedIn(i.Id, i.TitleId)), Out(items[0])]);
        await lib.Pump();
        var now = new List<Item>();
        foreach (var item in items) now.Add(await lib.Copy(item.Barcode));
        Assert.Equal([(true, 2), (false, 1), (true, 1)], now.Select(i => (i.OnLoan, i.TimesLent)));
        Assert.Equal(["", " stad ", ""], await Present(lib, items));
        // Six of one stream: one moment for all, since they were one transaction.
        Assert.Equal((6, 6), (await lib.Count("inbox"), await lib.Count("outbox WHERE handled_at = (SELECT max(handled_at) FROM outbox)")));
    }

    [Theory, BothDatabases]
    public async Task One_that_fails_is_tried_again_later_and_keeps_no_other_back(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var items = await Items(lib, 4);
        await Publish(lib, [.. items.Select(Out)]);
        await lib.Run("UPDATE outbox SET payload = '{' WHERE id = (SELECT id FROM outbox ORDER BY next_at LIMIT 1 OFFSET 1)");
        await lib.Pump();
        var now = new List<bool>();
        foreach (var item in items) now.Add((await lib.Copy(item.Barcode)).OnLoan);
        Assert.Equal([true, false, true, true], now);
        Assert.Equal((3, 1), (await lib.Count("outbox WHERE handled_at IS NOT NULL AND attempts = 0"), await lib.Count("outbox WHERE handled_at IS NULL AND attempts = 1 AND failure = 'JsonException'")));
    }

    [Theory, BothDatabases]
    public async Task What_another_node_delivered_already_is_not_done_twice(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var items = await Items(lib, 3);
        await Publish(lib, [.. items.Select(Out)]);
        await lib.Run("INSERT INTO inbox (event_id, handler, at) SELECT id, 'ShowAsLent', at FROM outbox ORDER BY next_at LIMIT 1");
        await lib.Pump();
        var now = new List<int>();
        foreach (var item in items) now.Add((await lib.Copy(item.Barcode)).TimesLent);
        Assert.Equal([0, 1, 1], now);
        Assert.Equal(3, await lib.Count("outbox WHERE handled_at IS NOT NULL AND attempts = 0"));
    }

    private static async Task<List<string>> Present(TestLibrary lib, IReadOnlyList<Item> items)
    {
        var present = new List<string>();
        foreach (var item in items) present.Add((string)(await lib.Run("SELECT present FROM title_facets WHERE title_id = @p0", item.TitleId.Value))[0][0]!);
        return present;
    }
}
