using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

/// <summary>The catalogue over the demo collection: 300 titles.</summary>
public sealed class CatalogueTests
{
    private static async Task<TestLibrary> Filled(Engine engine)
    {
        var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        await scope.Get<DemoCollection>().Fill(default);
        return lib;
    }

    private static async Task<TitleList> Find(TestLibrary lib, CatalogueQuery query)
    {
        await using var visitor = lib.AsVisitor();
        return await visitor.Get<FindTitles>().Do(query);
    }

    [Theory, BothDatabases]
    public async Task The_demo_collection_has_300_titles_and_all_pages_together_show_each_once(Engine engine)
    {
        await using var lib = await Filled(engine);
        var seen = new List<TitleId>();
        for (var page = 1; page <= 12; page++) seen.AddRange((await Find(lib, new(null, Page: page))).Lines.Select(l => l.Id));
        Assert.Equal((300, 300), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(12, (await Find(lib, new(null, Page: 99))).Page);
    }

    [Theory, BothDatabases]
    public async Task Words_are_found_in_any_order_without_capitals_or_diacritics(Engine engine)
    {
        await using var lib = await Filled(engine);
        Assert.Contains((await Find(lib, new("MULISCH aanslag"))).Lines, l => l.Name == "De aanslag");
        Assert.Contains((await Find(lib, new("áánslag"))).Lines, l => l.Name == "De aanslag");
        Assert.Equal(0, (await Find(lib, new("mulisch aanslag nergens"))).Total);
        Assert.Equal(300, (await Find(lib, new("%_"))).Total); // no letters: no words, so everything
    }

    [Theory, BothDatabases]
    public async Task A_material_filters_and_its_count_said_how_many(Engine engine)
    {
        await using var lib = await Filled(engine);
        var all = await Find(lib, new(null));
        var kind = all.Facets.Materials.First(m => m.Value != "book");
        var some = await Find(lib, new(null, TitleFilter.None with { Materials = [kind.Value] }));
        Assert.Equal(kind.Titles, some.Total);
        Assert.InRange(some.Total, 1, 299);
        Assert.All(some.Lines, l => Assert.Equal(kind.Value, l.MaterialType));
    }

    [Theory, BothDatabases]
    public async Task Availability_follows_the_events_of_lending(Engine engine)
    {
        await using var lib = await Filled(engine);
        var line = (await Find(lib, new("mulisch aanslag"))).Lines.Single(l => l is { Name: "De aanslag", MaterialType: "book" });
        await using (var scope = lib.AsLibrary())
            foreach (var item in await scope.Get<Things>().Set<Item>().Where(i => i.TitleId == line.Id).Select(i => i.Id).ToListAsync())
                await scope.Get<ShowAsLent>().Handle(new ItemCheckedOut(item, line.Id, lib.Today), default);
        Assert.All((await Find(lib, new("mulisch aanslag"))).Lines.Single(l => l.Id == line.Id).Branches, b => Assert.Equal(0, b.Present));
        Assert.DoesNotContain((await Find(lib, new("mulisch aanslag", TitleFilter.None with { PresentOnly = true }))).Lines, l => l.Id == line.Id);

        await using (var scope = lib.AsLibrary())
            foreach (var item in await scope.Get<Things>().Set<Item>().Where(i => i.TitleId == line.Id).Select(i => i.Id).ToListAsync())
                await scope.Get<ShowAsPresent>().Handle(new ItemCheckedIn(item, line.Id), default);
        Assert.Contains((await Find(lib, new("mulisch aanslag", TitleFilter.None with { PresentOnly = true }))).Lines, l => l.Id == line.Id);
    }

    [Theory, BothDatabases]
    public async Task A_title_shows_its_copies_and_one_that_is_not_there_does_not(Engine engine)
    {
        await using var lib = await Filled(engine);
        var line = (await Find(lib, new("mulisch aanslag"))).Lines.Single(l => l is { Name: "De aanslag", MaterialType: "book" });
        await using var visitor = lib.AsVisitor();
        var view = (await visitor.Get<ShowTitle>().Do(line.Id))!;
        Assert.NotEmpty(view.Items);
        Assert.False(view.Gone);
        Assert.Null(await visitor.Get<ShowTitle>().Do(default));
    }

    [Theory, BothDatabases]
    public async Task Lending_knows_an_item_by_its_whole_barcode_only(Engine engine)
    {
        await using var lib = await Filled(engine);
        await using var desk = lib.AsStaff("desk");
        var items = desk.Get<IItems>();
        var item = (await items.ByBarcode("30127000000013"))!;
        Assert.Equal(("De aanslag", "buiten", "book"), (item.Title, item.Branch, item.MaterialType));
        Assert.Equal(item, (await items.Of([item.Id]))[item.Id]);
        Assert.Null(await items.ByBarcode("3012700000001"));
    }
}

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("’s-Gravenhage in de jaren ’30", "s gravenhage in de jaren 30")]
    [InlineData("Één Übermensch, çok güzel", "een ubermensch cok guzel")]
    [InlineData("Łódź – Ørsted & Straße", "lodz orsted strasse")]
    [InlineData("…", "")]
    public void Text_is_searched_in_plain_letters(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void Text_is_cut_between_letters_and_holds_nothing_that_a_database_refuses()
    {
        Assert.Equal("ab", PlainText.Fit("a\0b", 10));
        Assert.Equal("a", PlainText.Fit("a😀", 2));
        Assert.Equal("a\uFFFD", PlainText.Fit("a\uD83D", 10));
    }
}

public sealed class GenreGroupsTests
{
    [Fact]
    public void Every_group_has_its_words_and_the_sensitive_ones_leave_as_the_neutral_one()
    {
        Assert.Equal(GenreGroups.All.Count, GenreGroups.All.Select(g => g.Id).Distinct().Count());
        var texts = Architecture.ClassificationTests.TheTexts();
        Assert.All(GenreGroups.All, g => Assert.True(texts.Has($"genre.{g.Id}"), g.Id));
        Assert.All(GenreGroups.All, g => Assert.Equal(g.Sensitive ? GenreGroups.General : g.Id, GenreGroups.Neutral(g.Id)));
        Assert.False(GenreGroups.Find(GenreGroups.General)!.Sensitive);
    }

    [Theory]
    [InlineData("655 _7 $aThriller", "thrillers")]
    [InlineData("655 _7 $aOorlogsroman", "history")]
    [InlineData("655 _7 $aRoman|650 _4 $aDepressie", "fiction")]
    [InlineData("655 _7 $aNon-fictie|650 _4 $aDepressie", "health")]
    [InlineData("650 _4 $aIslam", "religion")]
    [InlineData("655 _7 $aPrentenboek", "picture-books")]
    [InlineData("650 _4 $aIets heel anders", "general")]
    public void Genres_decide_before_subjects(string fields, string group) =>
        Assert.Equal(group, GenreGroups.Of(new Marc.Sample(["245 00 $aTitel", .. fields.Split('|')]).Facts));
}
