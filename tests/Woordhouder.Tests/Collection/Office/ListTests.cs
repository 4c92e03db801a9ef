using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Collection.Pages.Office;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>Lists that the office works with: shelves, weeding, labels, selections, files.</summary>
public sealed class ListTests
{
    [Theory, BothDatabases]
    public async Task A_shelf_list_is_in_the_order_of_the_shelf_from_and_to(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var all = await lib.Office((ShelfList use) => use.Rows(new("stad", "", ""), 0, 10_000, default));
        Assert.Equal(await lib.Look(t => t.Set<Item>().CountAsync(i => i.Branch == "stad")), all.Count);
        Assert.Equal(all.Count, await lib.Office((ShelfList use) => use.Count(new("stad", "", ""), default)));
        Assert.Equal(all.Select(r => r.ShelfMark).Order(StringComparer.Ordinal), all.Select(r => r.ShelfMark));
        var mark = all[all.Count / 2].ShelfMark;
        var part = await lib.Office((ShelfList use) => use.Rows(new("stad", mark, mark), 0, 10_000, default));
        Assert.Equal(all.Where(r => r.ShelfMark.StartsWith(mark, StringComparison.Ordinal)), part);
        foreach (var order in Enum.GetValues<ShelfOrder>())
            foreach (var down in new[] { false, true })
                Assert.Equal(all.Count, (await lib.Office((ShelfList use) => use.Rows(new("stad", "", "", "", order, down), 0, 10_000, default))).Count);
        var back = await lib.Office((ShelfList use) => use.Rows(new("stad", "", "", "", ShelfOrder.Barcode, true), 0, 10_000, default));
        Assert.Equal(all.Select(r => r.Barcode).OrderDescending(StringComparer.Ordinal), back.Select(r => r.Barcode));
        var found = await lib.Office((ShelfList use) => use.Rows(new("stad", "", "", all[0].Barcode), 0, 10_000, default));
        Assert.Equal(all[0].Barcode, Assert.Single(found).Barcode);
        Assert.All(await lib.Office((ShelfList use) => use.Rows(new("stad", "", "", "aanslag"), 0, 10_000, default)), r => Assert.Contains("aanslag", r.Name, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, BothDatabases]
    public async Task The_weeding_list_counts_use_and_leaves_out_what_is_on_loan(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        WeedingQuery Query(int? years = null, int? lent = null, int? not = null, WeedingOrder order = WeedingOrder.LeastLent) => new("stad", "", years, lent, not, order);
        Task<List<WeedingRow>> Rows(WeedingQuery query) => lib.Office((WeedingList use) => use.Rows(query, 0, 10_000, default));
        var all = await Rows(Query());
        var lent = (await lib.Look(t => t.Set<Item>().Where(i => i.Branch == "stad").OrderBy(i => i.Barcode).ToListAsync()))[0];
        await using (var scope = lib.AsLibrary()) await scope.Get<ShowAsLent>().Handle(new ItemCheckedOut(lent.Id, lent.TitleId, lib.Today), default);
        Assert.DoesNotContain(await Rows(Query()), r => r.Barcode == lent.Barcode);
        await using (var scope = lib.AsLibrary()) await scope.Get<ShowAsPresent>().Handle(new ItemCheckedIn(lent.Id, lent.TitleId), default);
        var now = await Rows(Query());
        Assert.Equal(all.Count, now.Count);
        Assert.Equal((lent.TimesLent + 1, lib.Today), now.Single(r => r.Barcode == lent.Barcode) is var row ? (row.TimesLent, row.LastLentOn) : default);
        Assert.DoesNotContain(await Rows(Query(lent: lent.TimesLent)), r => r.Barcode == lent.Barcode);
        Assert.DoesNotContain(await Rows(Query(not: 1)), r => r.Barcode == lent.Barcode);
        Assert.All(await Rows(Query(years: 3)), r => Assert.True(r.AcquiredOn <= lib.Today.AddYears(-3)));
        Assert.Equal(now.Select(r => r.TimesLent).Order(), now.Select(r => r.TimesLent));
        Assert.Equal(now.Count, await lib.Office((WeedingList use) => use.Count(Query(), default)));
        foreach (var order in Enum.GetValues<WeedingOrder>()) Assert.Equal(now.Count, (await Rows(Query(order: order) with { Descending = true })).Count);
        Assert.All(await Rows(new("", "dvd", null, null, null)), r => Assert.NotEqual("", r.Barcode));
    }

    [Theory, BothDatabases]
    public async Task Labels_come_in_the_order_of_the_pile_and_an_unknown_number_stops_the_sheet(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var title = await lib.Aanslag();
        var numbers = (await lib.Look(t => t.Set<Item>().OrderByDescending(i => i.Barcode).Take(3).Select(i => i.Barcode).ToListAsync()));
        var labels = (await lib.Office((ChooseLabels use) => use.Do(new(null, string.Join('\n', numbers), null, null, null)))).Value;
        Assert.Equal(numbers, labels.Select(l => l.Barcode));
        Assert.Equal("labels-number", Assert.Single((await lib.Office((ChooseLabels use) => use.Do(new(null, numbers[0] + "\n4711", null, null, null)))).Refusals).Code);
        Assert.Equal((await lib.ItemsOf(title.Id)).Count, (await lib.Office((ChooseLabels use) => use.Do(new(title.Id, null, null, null, null)))).Value.Count);
        Assert.Equal("labels-choose", Assert.Single((await lib.Office((ChooseLabels use) => use.Do(new(null, " ", null, null, null)))).Refusals).Code);
        Assert.Equal("labels-days", Assert.Single((await lib.Office((ChooseLabels use) => use.Do(new(null, null, lib.Today, lib.Today.AddDays(-1), null)))).Refusals).Code);
        Assert.Equal("labels-too-many", Assert.Single((await lib.Office((ChooseLabels use) => use.Do(new(null, null, new DateOnly(1900, 1, 1), lib.Today, null)))).Refusals).Code);
        Assert.Empty((await lib.Office((ChooseLabels use) => use.Do(new(null, null, new DateOnly(1900, 1, 1), null, "stad")))).Value);
    }

    [Fact]
    public void A_sheet_begins_at_the_first_free_label_and_never_runs_off_the_paper()
    {
        var sheet = new LabelSheet(3, 8, 70, 37, 0, 0, 0, 0.5m);
        Assert.True(sheet.Fits);
        Assert.False((sheet with { Width = 71 }).Fits);
        var labels = Enumerable.Range(1, 26).Select(n => new ItemLabel($"3012700000{n:D4}", "R & <", "stad", "Een titel die veel te lang is voor een etiket van zeven centimeter breed", "Maker")).ToList();
        string Drawn(int start) => string.Concat(LabelSheets.Draw(labels, sheet, start, "Bibliotheek", n => $"Vel {n}").Select(s => { using var w = new StringWriter(); s.WriteTo(w, System.Text.Encodings.Web.HtmlEncoder.Default); return w.ToString(); }));
        Assert.Equal(2, Drawn(1).Split("wh-sheet\"").Length - 1);
        Assert.Equal(3, Drawn(24).Split("wh-sheet\"").Length - 1);
        Assert.Equal(26, Drawn(1).Split("wh-barcode").Length - 1);
        Assert.Contains("R &amp; &lt;", Drawn(1), StringComparison.Ordinal);
        Assert.Contains("x=\"144\"", Drawn(3), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_list_is_made_filled_ordered_and_seen_when_it_is_published(Engine engine)
    {
        await using var lib = await OfficeLibrary.Filled(engine);
        var id = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        var form = new SelectionForm { NameNl = "Één school: groep 3!" };
        for (var press = 0; press < 2; press++) Assert.Equal(id, (await lib.Office((SaveSelection use) => use.Do(new(id, null, form)))).Value);
        var twin = Guid.CreateVersion7(lib.Clock.GetUtcNow());
        await lib.Office((SaveSelection use) => use.Do(new(twin, null, form)));
        Assert.Equal(["een-school-groep-3", "een-school-groep-3-2"], (await lib.Look(t => t.Set<TitleSelection>().Where(s => s.Id == id || s.Id == twin).Select(s => s.Slug).ToListAsync())).Order(StringComparer.Ordinal));

        var title = await lib.Aanslag();
        Assert.True((await lib.Office((AddTitle use) => use.Do(new(new TitleForm { Title = "Een tweede titel", Material = "book", Isbns = "9789082201178" }, null, Guid.CreateVersion7(lib.Clock.GetUtcNow()))))).Done);
        var isbn = await lib.Look(t => t.Set<TitleIsbn>().SingleAsync(i => i.Isbn == "9789082201178"));
        Assert.Equal("list-number", Assert.Single((await lib.Office((AddToSelection use) => use.Do(new(id, $"30127000000013\n4711", null)))).Refusals).Code);
        Assert.Equal(2, (await lib.Office((AddToSelection use) => use.Do(new(id, $"30127000000013\n{isbn.Isbn}", null)))).Value);
        Assert.Equal(0, (await lib.Office((AddToSelection use) => use.Do(new(id, null, title.Id)))).Value);
        Assert.Equal("list-nothing", Assert.Single((await lib.Office((AddToSelection use) => use.Do(new(id, null, null)))).Refusals).Code);
        Assert.Equal("no-such-list", Assert.Single((await lib.Office((AddToSelection use) => use.Do(new(Guid.Empty, null, title.Id)))).Refusals).Code);

        async Task<SelectionView> View() => (await lib.Office((Selections use) => use.Of(id, default)))!;
        var view = await View();
        Assert.Equal([title.Id, isbn.TitleId], view.Titles.Select(t => t.Id));
        var down = new ArrangeSelectionRequest(id, title.Id, view.List.Version, Arrangement.Down);
        Assert.True((await lib.Office((ArrangeSelection use) => use.Do(down))).Done);
        Assert.Equal("changed-elsewhere", Assert.Single((await lib.Office((ArrangeSelection use) => use.Do(down))).Refusals).Code);
        view = await View();
        Assert.Equal([isbn.TitleId, title.Id], view.Titles.Select(t => t.Id));
        Assert.True((await lib.Office((ArrangeSelection use) => use.Do(new(id, isbn.TitleId, view.List.Version, Arrangement.Out)))).Done);

        Assert.Null(await lib.Office((Selections use) => use.Published("een-school-groep-3", default)));
        form.Published = true;
        Assert.Equal("changed-elsewhere", Assert.Single((await lib.Office((SaveSelection use) => use.Do(new(id, view.List.Version, form)))).Refusals).Code);
        Assert.True((await lib.Office((SaveSelection use) => use.Do(new(id, view.List.Version + 1, form)))).Done);
        Assert.Equal(title.Id, Assert.Single((await lib.Office((Selections use) => use.Published("een-school-groep-3", default)))!.Titles).Id);
        foreach (var item in await lib.ItemsOf(title.Id)) await lib.Office((WithdrawItem use) => use.Do(new(item.Id, item.Version)));
        Assert.Empty((await lib.Office((Selections use) => use.Published("een-school-groep-3", default)))!.Titles);
        Assert.Equal(["list-name", "list-intro"], (await lib.Office((SaveSelection use) => use.Do(new(id, 1, new SelectionForm { IntroEn = new string('x', 2001) })))).Refusals.Select(r => r.Code));
    }
}
