using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>Many copies or titles changed at once: seen first, then done, then undone.</summary>
public sealed class BatchTests
{
    private static BatchRequest Numbers(IEnumerable<string> barcodes, BatchAct act, string? value) => new(BatchBy.Barcodes, string.Join('\n', barcodes), null, null, null, act, value);

    private static BatchRequest Found(string words, BatchAct act, string? value) => new(BatchBy.Search, null, null, null, words, act, value);

    private static Task<List<Item>> Some(TestLibrary lib, string branch, int n) => lib.Look(t => t.Set<Item>().Where(i => i.Branch == branch && !i.OnLoan).OrderBy(i => i.Barcode).Take(n).ToListAsync());

    private static async Task<Guid> Done(TestLibrary lib, BatchRequest request)
    {
        var plan = (await lib.Office((PreviewBatch use) => use.Do(request))).Value;
        return (await lib.Office((CarryOutBatch use) => use.Do(new(Guid.CreateVersion7(lib.Clock.GetUtcNow()), request, plan.Print)))).Value;
    }

    [Theory, BothDatabases]
    public async Task What_the_preview_shows_is_done_once_and_undone_where_nobody_changed_it_since(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var items = await Some(lib, "stad", 4);
        var request = Numbers(items.Select(i => i.Barcode), BatchAct.Branch, "haven");
        var plan = (await lib.Office((PreviewBatch use) => use.Do(request))).Value;
        Assert.Equal((4, 0), (plan.Rows.Count, plan.LeftOut.Count));
        Assert.Equal(("stad", "haven"), (plan.Rows[0].Before, plan.Rows[0].After));
        Assert.Equal(4, (await Some(lib, "stad", 4)).Select(i => i.Barcode).Intersect(items.Select(i => i.Barcode)).Count()); // nothing changed yet

        var id = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        for (var press = 0; press < 2; press++) Assert.Equal(id, (await lib.Office((CarryOutBatch use) => use.Do(new(id, request, plan.Print)))).Value);
        var after = await lib.Look(t => t.Set<Item>().Where(i => items.Select(x => x.Id).Contains(i.Id)).ToListAsync());
        Assert.All(after, i => Assert.Equal(("haven", items.Single(x => x.Id == i.Id).Version + 1), (i.Branch, i.Version)));
        Assert.Contains(" haven ", await lib.Held(items[0].TitleId), StringComparison.Ordinal);

        // Somebody changes one of the four; the undo leaves that one alone.
        var form = ItemForm.Of(after.Single(i => i.Id == items[0].Id));
        form.ShelfMark = "ELDERS";
        Assert.True((await lib.Office((ChangeItem use) => use.Do(new(items[0].Id, items[0].Version + 1, form)))).Done);
        Assert.Equal(new UndoneBatch(3, 1), (await lib.Office((UndoBatch use) => use.Do(id))).Value);
        var back = await lib.Look(t => t.Set<Item>().Where(i => items.Select(x => x.Id).Contains(i.Id)).ToListAsync());
        Assert.Equal("haven", back.Single(i => i.Id == items[0].Id).Branch);
        foreach (var item in items.Skip(1)) Assert.Equal(ItemValues.Of(item), ItemValues.Of(back.Single(i => i.Id == item.Id)));
        Assert.Equal("batch-undone", Assert.Single((await lib.Office((UndoBatch use) => use.Do(id))).Refusals).Code);
        Assert.Equal("no-such-batch", Assert.Single((await lib.Office((UndoBatch use) => use.Do(Guid.Empty))).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_number_stops_all_and_what_is_left_out_has_a_reason(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var items = await Some(lib, "stad", 3);
        var unknown = await lib.Office((PreviewBatch use) => use.Do(Numbers([items[0].Barcode, "4711", "4712"], BatchAct.Branch, "haven")));
        Assert.Equal(["4711", "4712"], unknown.Refusals.Select(r => (string)r.Values[0].Value!));
        Assert.All(unknown.Refusals, r => Assert.Equal("batch-number", r.Code));

        Assert.True((await lib.Office((WithdrawItem use) => use.Do(new(items[0].Id, items[0].Version)))).Done);
        await using (var scope = lib.AsLibrary()) await scope.Get<ShowAsLent>().Handle(new Contracts.Circulation.ItemCheckedOut(items[1].Id, items[1].TitleId, lib.Today), default);
        var plan = (await lib.Office((PreviewBatch use) => use.Do(Numbers(items.Select(i => i.Barcode), BatchAct.Withdraw, null)))).Value;
        Assert.Equal([items[2].Barcode], plan.Rows.Select(r => r.What));
        Assert.Equal([(items[0].Barcode, "left-out.withdrawn"), (items[1].Barcode, "left-out.on-loan")], plan.LeftOut.Select(l => (l.What, l.Reason)));
        var id = await Done(lib, plan.Request);
        Assert.Equal(lib.Today, (await lib.ItemsOf(items[2].TitleId)).Single(i => i.Id == items[2].Id).WithdrawnOn);
        Assert.Equal(new UndoneBatch(1, 0), (await lib.Office((UndoBatch use) => use.Do(id))).Value);
        Assert.Null((await lib.ItemsOf(items[2].TitleId)).Single(i => i.Id == items[2].Id).WithdrawnOn);
    }

    [Theory, BothDatabases]
    public async Task A_plan_that_is_no_longer_true_is_not_carried_out(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var items = await Some(lib, "stad", 2);
        var request = Numbers(items.Select(i => i.Barcode), BatchAct.ShelfMark, "MAGAZIJN");
        var plan = (await lib.Office((PreviewBatch use) => use.Do(request))).Value;
        var form = ItemForm.Of(items[0]);
        form.Note = "kaft los";
        Assert.True((await lib.Office((ChangeItem use) => use.Do(new(items[0].Id, items[0].Version, form)))).Done);
        var id = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        Assert.Equal("batch-changed", Assert.Single((await lib.Office((CarryOutBatch use) => use.Do(new(id, request, plan.Print)))).Refusals).Code);
        Assert.False(await lib.Look(t => t.Set<BatchChange>().AnyAsync()));
        Assert.False(await lib.Look(t => t.Set<Item>().AnyAsync(i => i.ShelfMark == "MAGAZIJN")));
    }

    [Theory, BothDatabases]
    public async Task A_genre_is_added_to_what_is_found_and_the_undo_leaves_later_edits(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var request = Found("mulisch", BatchAct.AddGenre, "Groot Nederlands werk");
        var plan = (await lib.Office((PreviewBatch use) => use.Do(request))).Value;
        Assert.InRange(plan.Rows.Count, 2, 50);
        var id = await Done(lib, request);
        var ids = plan.Rows.Select(r => r.Title).ToList();
        Assert.Equal(ids.Count, await lib.Look(t => t.Set<TitleTopic>().CountAsync(x => x.IsGenre && x.Name == "Groot Nederlands werk")));
        Assert.Equal((0, ids.Count), (await lib.Office((PreviewBatch use) => use.Do(request))).Value is var again ? (again.Rows.Count, again.LeftOut.Count(l => l.Reason == "left-out.already")) : default);

        var one = await lib.Look(t => t.Set<Title>().FirstAsync(x => x.Id == ids[0]));
        var record = await lib.Look(t => t.Set<TitleRecord>().FirstAsync(x => x.TitleId == ids[0]));
        var form = TitleForm.Of(Woordhouder.Collection.Marc.RecordText.Read(record.Text));
        form.Edition = "Honderdste druk";
        Assert.True((await lib.Office((EditTitle use) => use.Do(new(one.Id, one.Version, form, null)))).Done);
        Assert.Equal(new UndoneBatch(ids.Count - 1, 1), (await lib.Office((UndoBatch use) => use.Do(id))).Value);
        Assert.Equal(one.Id, Assert.Single(await lib.Look(t => t.Set<TitleTopic>().Where(x => x.IsGenre && x.Name == "Groot Nederlands werk").Select(x => x.TitleId).ToListAsync())));

        var remove = await Done(lib, Found("mulisch", BatchAct.RemoveGenre, "groot nederlands werk"));
        Assert.Equal(1, await lib.Look(t => t.Set<BatchChange>().Where(b => b.Id == remove).Select(b => b.Rows).FirstAsync()));
        Assert.False(await lib.Look(t => t.Set<TitleTopic>().AnyAsync(x => x.Name == "Groot Nederlands werk")));
    }

    [Theory, BothDatabases]
    public async Task Kind_and_subject_change_by_shelf_and_wrong_questions_are_refused(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var items = await Some(lib, "buiten", 2);
        await Done(lib, Numbers(items.Select(i => i.Barcode), BatchAct.ShelfMark, "PROEF 1"));
        BatchRequest Shelf(BatchAct act, string value) => new(BatchBy.Shelf, null, "buiten", "PROEF", null, act, value);
        var kind = await Done(lib, Shelf(BatchAct.Material, "large-print"));
        var titles = items.Select(i => i.TitleId).Distinct().ToList();
        Assert.All(await lib.Look(t => t.Set<Title>().Where(x => titles.Contains(x.Id)).ToListAsync()), t => Assert.Equal("large-print", t.MaterialType));
        Assert.True((await lib.Office((UndoBatch use) => use.Do(kind))).Done);
        await Done(lib, Shelf(BatchAct.AddSubject, "Proefplank"));
        Assert.Equal(titles.Count, await lib.Look(t => t.Set<TitleTopic>().CountAsync(x => !x.IsGenre && x.Name == "Proefplank")));
        await Done(lib, Shelf(BatchAct.PriceClass, "boek-duur"));
        await Done(lib, Shelf(BatchAct.Status, "missing"));
        Assert.All(await lib.Look(t => t.Set<Item>().Where(i => i.ShelfMark == "PROEF 1").ToListAsync()), i => Assert.Equal(("boek-duur", ItemStatus.Missing), (i.PriceClass, i.Status)));

        foreach (var (wrong, code) in new[]
        {
            (Numbers([], BatchAct.Branch, "haven"), "batch-choose"), (Found("  ", BatchAct.Branch, "haven"), "batch-choose"), (Shelf(BatchAct.Branch, "nergens"), "batch-value"), (Shelf(BatchAct.AddGenre, " "), "batch-value"),
            (new BatchRequest(BatchBy.Shelf, null, "weg", null, null, BatchAct.PriceClass, "a"), "item-branch"), (Shelf((BatchAct)99, "x"), "batch-act"), (new BatchRequest(BatchBy.Shelf, null, "buiten", "BESTAAT NIET", null, BatchAct.PriceClass, "a"), "batch-nothing"),
            (Numbers(Enumerable.Range(0, PreviewBatch.Most + 1).Select(n => $"{n}"), BatchAct.Branch, "haven"), "batch-too-large"),
        })
            Assert.Equal(code, Assert.Single((await lib.Office((PreviewBatch use) => use.Do(wrong))).Refusals).Code);
    }
}
