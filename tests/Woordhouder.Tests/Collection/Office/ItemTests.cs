using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>Copies added, changed and withdrawn by hand.</summary>
public sealed class ItemTests
{
    private static ItemForm Haven(string? barcode = null) => new() { Barcode = barcode, Branch = "haven", ShelfMark = "R MULI" };

    private static ItemId New(TestLibrary lib) => TypedId.New<ItemId>(lib.Clock);

    [Theory, BothDatabases]
    public async Task A_copy_gets_the_next_free_number_once_and_is_found(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var had = (await lib.ItemsOf(title.Id)).Count;
        var id = New(lib);
        var number = (await lib.Office((AddItem use) => use.Do(new(title.Id, id, Haven())))).Value;
        Assert.Equal(number, (await lib.Office((AddItem use) => use.Do(new(title.Id, id, Haven())))).Value);
        Assert.True(number.Length == 14 && number.StartsWith("30127", StringComparison.Ordinal) && CheckDigit.Verify(number));
        var item = Assert.Single(await lib.ItemsOf(title.Id), i => i.Barcode == number);
        Assert.Equal((had + 1, 1, lib.Today), ((await lib.ItemsOf(title.Id)).Count, item.Version, item.AcquiredOn));
        Assert.Contains(" haven ", await lib.Held(title.Id), StringComparison.Ordinal);
        Assert.Equal((ChangeKind.ItemAdded, number), (await lib.Office((TitleHistory use) => use.Of(title.Id))) is [var step, ..] ? (step.Kind, step.What) : default);
        // The next one is another.
        Assert.NotEqual(number, (await lib.Office((AddItem use) => use.Do(new(title.Id, New(lib), Haven())))).Value);
    }

    [Theory, BothDatabases]
    public async Task A_number_in_use_says_of_which_title_and_a_mistyped_one_is_refused(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var used = Assert.Single((await lib.Office((AddItem use) => use.Do(new(title.Id, New(lib), Haven("30127000000013"))))).Refusals);
        Assert.Equal(("barcode-is-used", "De aanslag", "Item.Barcode"), (used.Code, used.Values.First(v => v.Name == "title").Value, used.Field));
        foreach (var (typed, code) in new[] { ("30127000000014", "barcode-check-digit"), ("30 12", "barcode-form"), ("1", "barcode-form") })
            Assert.Equal(code, Assert.Single((await lib.Office((AddItem use) => use.Do(new(title.Id, New(lib), Haven(typed))))).Refusals).Code);
        Assert.True((await lib.Office((AddItem use) => use.Do(new(title.Id, New(lib), Haven("K1788"))))).Done);
        // Asked beforehand, the numbers say the same.
        Assert.Equal("barcode-is-used", Assert.Single((await lib.Office((ItemBarcodes use) => use.For("K1788", default))).Refusals).Code);
        var wrong = new ItemForm { Branch = "nergens", PriceClass = "Duur!", AcquiredOn = lib.Today.AddDays(1), Note = new string('x', 301) };
        Assert.Equal(["item-branch", "item-price-class", "item-acquired", "item-note"], (await lib.Office((AddItem use) => use.Do(new(title.Id, New(lib), wrong)))).Refusals.Select(r => r.Code));
        Assert.Equal("no-such-title", Assert.Single((await lib.Office((AddItem use) => use.Do(new(default, New(lib), Haven())))).Refusals).Code);
    }

    [Theory, BothDatabases]
    public async Task A_changed_copy_stays_so_and_the_second_of_two_is_refused(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var item = (await lib.ItemsOf(title.Id))[0];
        var form = ItemForm.Of(item);
        (form.Branch, form.Status) = ("haven", ItemStatus.Repair);
        Assert.True((await lib.Office((ChangeItem use) => use.Do(new(item.Id, item.Version, form)))).Done);
        var changed = (await lib.ItemsOf(title.Id)).Single(i => i.Id == item.Id);
        Assert.Equal(("haven", ItemStatus.Repair, item.Version + 1), (changed.Branch, changed.Status, changed.Version));
        Assert.Contains(" haven ", await lib.Held(title.Id), StringComparison.Ordinal);
        Assert.Equal(item.Branch, (await lib.Office((TitleHistory use) => use.Of(title.Id)))[0].Item!.Branch);

        form.ShelfMark = "ERGENS";
        Assert.Equal("changed-elsewhere", Assert.Single((await lib.Office((ChangeItem use) => use.Do(new(item.Id, item.Version, form)))).Refusals).Code);
        Assert.Equal("no-such-item", Assert.Single((await lib.Office((ChangeItem use) => use.Do(new(default, 0, form)))).Refusals).Code);

        // The next import leaves it alone.
        await using (var scope = lib.AsLibrary()) await scope.Get<DemoCollection>().Fill(default);
        Assert.Equal("haven", (await lib.ItemsOf(title.Id)).Single(i => i.Id == item.Id).Branch);
    }

    [Theory, BothDatabases]
    public async Task A_copy_is_withdrawn_not_while_lent_and_put_back_the_same_day_only(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var items = await lib.ItemsOf(title.Id);
        var item = items[0];
        await using (var scope = lib.AsLibrary()) await scope.Get<ShowAsLent>().Handle(new ItemCheckedOut(item.Id, title.Id, lib.Today), default);
        Assert.Equal("item-on-loan", Assert.Single((await lib.Office((WithdrawItem use) => use.Do(new(item.Id, item.Version)))).Refusals).Code);
        await using (var scope = lib.AsLibrary()) await scope.Get<ShowAsPresent>().Handle(new ItemCheckedIn(item.Id, title.Id), default);

        foreach (var one in items) Assert.True((await lib.Office((WithdrawItem use) => use.Do(new(one.Id, one.Version)))).Done);
        Assert.True((await lib.Office((WithdrawItem use) => use.Do(new(item.Id, item.Version)))).Done); // pressed twice
        await using (var visitor = lib.AsVisitor())
        {
            Assert.True((await visitor.Get<ShowTitle>().Do(title.Id))!.Gone);
            Assert.DoesNotContain((await visitor.Get<FindTitles>().Do(new("mulisch aanslag"))).Lines, l => l.Id == title.Id);
        }
        Assert.True((await lib.Office((WithdrawItem use) => use.Do(new(item.Id, item.Version + 1, Back: true)))).Done);
        await using (var visitor = lib.AsVisitor()) Assert.Contains((await visitor.Get<FindTitles>().Do(new("mulisch aanslag"))).Lines, l => l.Id == title.Id);

        if (items.Count < 2) return;
        lib.Clock.MoveTo(lib.Clock.GetUtcNow().AddDays(1));
        Assert.Equal("withdrawn-before", Assert.Single((await lib.Office((WithdrawItem use) => use.Do(new(items[1].Id, items[1].Version + 1, Back: true)))).Refusals).Code);
    }
}
