using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Import;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Search;

/// <summary>What people find by what they type, the same on both databases.</summary>
public sealed class FindTitlesTests
{
    private static Sample Book(int n, string title, string maker, string more = "655 _7 $aRoman$2local", string year = "1982", string copy = "", string language = "dut") => new(
        [$"001 f-{n}", $"008 260302s{year}    ne     e      000 f {language} d", $"100 1_ $a{maker},$4aut", $"245 {(title.StartsWith("De ", StringComparison.Ordinal) ? "13" : "10")} $a{title} /", more,
            .. copy.Length > 0 ? [$"952 __ $p3012700{n:D7}$b{copy}$oR {n}"] : Array.Empty<string>()]);

    private static async Task<TestLibrary> Filled(Engine engine)
    {
        var lib = await TestLibrary.Create(engine);
        Sample[] books =
        [
            Book(1, "De aanslag", "Mulisch, Harry", copy: "stad"), Book(2, "Science-fiction uit Nederland", "Onbekend, Anna", copy: "buiten"), Book(3, "Kinderboeken van vroeger", "Buijnsters, P.J.", copy: "stad"),
            Book(4, "De huizen van Delft", "Vermeer, Jan", year: "2001"), Book(5, "Max Havelaar", "Multatuli", copy: "haven"), Book(6, "Momo en de tijdspaarders", "Ende, Michael", copy: "stad"),
            Book(7, "Over de aanslag en andere stukken", "Vries, Anne de", "650 _4 $aOorlog", copy: "haven"), Book(8, "Çeşme'de bir yaz", "Yılmaz, Ayşe", language: "tur"), Book(9, "Foto's van toen", "Vries, Anne de"),
            Book(10, "Nog een aanslag op Delft", "Vries, Anne de", year: "2020"),
        ];
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, [.. books.SelectMany(b => b.Bytes())]));
        return lib;
    }

    private static async Task Import(TestLibrary lib, params Sample[] books) =>
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, [.. books.SelectMany(b => b.Bytes())]));

    private static async Task<TitleList> Find(TestLibrary lib, string words, TitleFilter? filter = null, TitleOrder? order = null, bool exact = false)
    {
        await using var visitor = lib.AsVisitor();
        return await visitor.Get<FindTitles>().Do(new CatalogueQuery(words, filter, order, Exact: exact));
    }

    private static async Task<string> Names(TestLibrary lib, string words) => string.Join(" | ", (await Find(lib, words)).Lines.Select(l => l.Name));

    [Theory, BothDatabases]
    public async Task Endings_diacritics_hyphens_and_words_written_as_one_are_forgiven(Engine engine)
    {
        await using var lib = await Filled(engine);
        foreach (var (typed, found) in new[]
        {
            ("huis delft", "De huizen van Delft"), ("science fiction", "Science-fiction uit Nederland"), ("sciencefiction", "Science-fiction uit Nederland"),
            ("kinder boek", "Kinderboeken van vroeger"), ("cesme", "Çeşme'de bir yaz"), ("yilmaz ayse", "Çeşme'de bir yaz"), ("fotos", "Foto's van toen"), ("foto", "Foto's van toen"),
            ("tijdspaarder momo", "Momo en de tijdspaarders"), ("oorlog", "Over de aanslag en andere stukken"),
        })
            Assert.Equal((typed, found), (typed, await Names(lib, typed)));
    }

    [Theory, BothDatabases]
    public async Task The_title_itself_comes_first_then_what_begins_so_then_the_rest(Engine engine)
    {
        await using var lib = await Filled(engine);
        Assert.Equal("De aanslag", (await Find(lib, "de aanslag")).Lines[0].Name);
        Assert.Equal(3, (await Find(lib, "aanslag")).Total);
        Assert.Equal("Momo en de tijdspaarders", (await Find(lib, "momo")).Lines[0].Name);
    }

    [Theory, BothDatabases]
    public async Task A_typing_error_finds_what_was_meant_and_says_so(Engine engine)
    {
        await using var lib = await Filled(engine);
        var list = await Find(lib, "max havelaat");
        Assert.Equal(("max havelaar", "Max Havelaar"), (list.Corrected, list.Lines.Single().Name));
        Assert.Equal(("momo tijdspaarders", 1), ((await Find(lib, "momo tijdspaaders")).Corrected, (await Find(lib, "momo tijdspaaders")).Total));
        Assert.Equal(0, (await Find(lib, "max havelaat", exact: true)).Total);
        Assert.Null((await Find(lib, "max havelaar")).Corrected);
        Assert.Equal(0, (await Find(lib, "qwzxv")).Total);
        // Half a word: nothing is near it, but something begins so.
        Assert.Equal("Momo en de tijdspaarders", (await Find(lib, "tijdsp")).Lines.Single().Name);
    }

    [Theory, BothDatabases]
    public async Task An_ISBN_or_the_barcode_of_a_copy_names_one_title(Engine engine)
    {
        await using var lib = await Filled(engine);
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, new Sample("001 isbn", "008 260302s1982    ne     e      000 f dut d", "020 __ $a90-234-1880-8", "245 10 $aMet nummer").Bytes(), "n.mrc"));
        Assert.NotNull((await Find(lib, "30127000000001")).Only);
        Assert.Equal("Met nummer", (await Find(lib, "9789023418801")).Lines.Single().Name);
        Assert.NotNull((await Find(lib, "978-90-234-1880-1")).Only);
        Assert.Null((await Find(lib, "9789023418802")).Only); // wrong check digit
    }

    [Theory, BothDatabases]
    public async Task A_number_of_any_kind_goes_to_its_title_and_one_of_two_titles_lists_both(Engine engine)
    {
        await using var lib = await Filled(engine);
        const string book = "008 260302s1982    ne     e      000 f dut d";
        await Import(lib,
            new("001 n-1", book, "020 __ $a9789023418801", "245 10 $aDeel een"), new("001 n-2", book, "020 __ $a9789023418801", "245 10 $aDeel twee"),
            new("001 n-3", book, "024 3_ $a8712345678906", "245 10 $aMet streepjescode"), new("001 n-4", book, "024 1_ $a036000291452", "245 10 $aUit Amerika"),
            new("001 n-5", book, "022 __ $a1524-4571", "245 10 $aTijdschrift met nummer"), new("001 n-6", book, "245 10 $aMet letters", "952 __ $pK1788$bstad$oR"),
            new("001 n-7", book, "245 10 $aMet weinig cijfers", "952 __ $p1984$bstad$oR"), new("001 n-8", book, "245 10 $aMet geen cijfers", "952 __ $pmomo$bstad$oR"));

        var both = await Find(lib, "978-90-234-1880-1");
        Assert.Equal((2, null, "Deel een | Deel twee"), (both.Total, both.Only, string.Join(" | ", both.Lines.Select(l => l.Name).Order())));
        foreach (var (typed, name) in new[]
        {
            ("8712345678906", "Met streepjescode"), ("036000291452", "Uit Amerika"), ("0036000291452", "Uit Amerika"), ("1524-4571", "Tijdschrift met nummer"), ("15244571", "Tijdschrift met nummer"),
            ("K1788", "Met letters"), (" k1788 ", "Met letters"), ("1984", "Met weinig cijfers"),
        })
        {
            var list = await Find(lib, typed);
            Assert.Equal((typed, true, name), (typed, list.Only is not null, string.Join(" | ", list.Lines.Select(l => l.Name))));
        }
        // A word is a word first, also when some copy bears it.
        Assert.Equal("Momo en de tijdspaarders", (await Find(lib, "momo")).Lines[0].Name);
        await Import(lib, Book(30, "1984", "Orwell, George"));
        Assert.Equal("1984", (await Find(lib, "1984")).Lines.Single().Name);
    }

    [Theory, BothDatabases]
    public async Task Filters_count_what_choosing_them_gives_and_a_second_value_of_one_filter_adds(Engine engine)
    {
        await using var lib = await Filled(engine);
        var all = await Find(lib, "aanslag");
        Assert.Equal([new FacetCount("haven", 1), new FacetCount("stad", 1)], all.Facets.Branches);
        Assert.Equal((2, 3), (all.Facets.Present, all.Facets.New));
        var stad = TitleFilter.None with { Branches = ["stad"] };
        Assert.Equal(1, (await Find(lib, "aanslag", stad)).Total);
        Assert.Equal(2, (await Find(lib, "aanslag", stad with { Branches = ["stad", "haven"] })).Total);
        Assert.Equal([new FacetCount("haven", 1), new FacetCount("stad", 1)], (await Find(lib, "aanslag", stad)).Facets.Branches);
        Assert.Equal(2, (await Find(lib, "aanslag", TitleFilter.None with { PresentOnly = true })).Total);
        Assert.Equal(["tur"], (await Find(lib, "yaz")).Facets.Languages.Select(l => l.Value));
        Assert.Equal(["2020", "1982", "1982"], (await Find(lib, "aanslag", order: TitleOrder.Year)).Lines.Select(l => $"{l.Year}"));
        lib.Clock.Advance(TimeSpan.FromDays(TitleSearch.NewDays + 1));
        Assert.Equal(0, (await Find(lib, "aanslag", TitleFilter.None with { NewOnly = true })).Total);
    }

    [Theory, BothDatabases]
    public async Task Of_more_titles_than_are_paged_a_rare_filter_finds_its_own_and_the_newest_count(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Import(lib, [.. Enumerable.Range(1, 8).Select(n => Book(n, $"Verhalen {n}", "Onbekend, Anna"))]);
        lib.Clock.Advance(TimeSpan.FromDays(TitleSearch.NewDays + 1));
        await Import(lib, Book(9, "Verhalen 9", "Yılmaz, Ayşe", language: "tur"), Book(10, "Verhalen 10", "Onbekend, Anna", copy: "haven"));

        var all = await Capped(TitleFilter.None);
        Assert.Equal((3, true, 2, 1), (all.Total, all.More, all.Facets.New, all.Facets.Present));
        Assert.Equal([new FacetCount("dut", 9), new FacetCount("tur", 1)], all.Facets.Languages);
        Assert.Equal([new FacetCount("haven", 1)], all.Facets.Branches);
        var rare = await Capped(TitleFilter.None with { Languages = ["tur"] });
        Assert.Equal((1, false, "Verhalen 9"), (rare.Total, rare.More, rare.Lines.Single().Name));
        Assert.Equal((2, false), ((await Capped(TitleFilter.None with { NewOnly = true })).Total, (await Capped(TitleFilter.None with { NewOnly = true })).More));

        async Task<TitleList> Capped(TitleFilter filter)
        {
            await using var visitor = lib.AsVisitor();
            return await visitor.Get<FindTitles>().Do(new CatalogueQuery("verhalen", filter, Most: 3));
        }
    }

    [Theory, BothDatabases]
    public async Task Pages_of_titles_that_fit_equally_well_show_each_once_also_when_one_is_added_meanwhile(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        // One rank, one year, one name: only the number tells them apart.
        await Import(lib, [.. Enumerable.Range(1, 12).Select(n => Book(n, "Gelijk", "Onbekend, Anna"))]);
        List<Woordhouder.Contracts.Collection.TitleId> seen = [];
        for (var page = 1; page <= 4; page++)
        {
            await using var visitor = lib.AsVisitor();
            seen.AddRange((await visitor.Get<FindTitles>().Do(new CatalogueQuery("gelijk", Page: page, Size: 3))).Lines.Select(l => l.Id));
            await Import(lib, Book(100 + page, "Gelijk", "Onbekend, Anna"));
        }
        Assert.Equal((12, 12), (seen.Count, seen.Distinct().Count()));
    }

    [Theory, BothDatabases]
    public async Task Other_words_are_offered_only_when_they_find_more(Engine engine)
    {
        await using var lib = await Filled(engine);
        await Import(lib, Book(20, "Lopen", "Onbekend, Anna"), Book(21, "De loper", "Onbekend, Anna"), Book(22, "Een loper in Delft", "Vries, Anne de"), Book(23, "Verdwenen woordenschat", "Onbekend, Anna"));
        Assert.Equal((1, "loper"), ((await Find(lib, "lope")).Total, (await Find(lib, "lope")).Suggested));
        Assert.Equal((1, null), ((await Find(lib, "lope", exact: true)).Total, (await Find(lib, "lope", exact: true)).Suggested));
        // The word that is nearest finds the same title: nothing is gained by it.
        Assert.Equal((1, null), ((await Find(lib, "tijdspaarder")).Total, (await Find(lib, "tijdspaarder")).Suggested));
        // Nothing of this language with the words as typed, and something without the filter.
        var turkish = await Find(lib, "havelaat", TitleFilter.None with { Languages = ["tur"] });
        Assert.Equal((0, null, "havelaar"), (turkish.Total, turkish.Corrected, turkish.Suggested));

        // The word is known still, its title is not: nobody is sent to an empty list.
        await Import(lib, Book(23, "Iets anders", "Onbekend, Anna"));
        var list = await Find(lib, "woordenschaf");
        Assert.Equal((0, null, null), (list.Total, list.Suggested, list.Corrected));
    }

    [Theory, BothDatabases]
    public async Task A_title_whose_copies_have_all_left_is_found_no_more(Engine engine)
    {
        await using var lib = await Filled(engine);
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            var title = await things.Set<Title>().Where(t => t.Name == "Max Havelaar").Select(t => t.Id).SingleAsync();
            await things.Update(things.Set<Item>().Where(i => i.TitleId == title), s => s.SetProperty(i => i.WithdrawnOn, lib.Today));
            await scope.Get<TitleItems>().Refresh([title], default);
        }
        Assert.Equal(0, (await Find(lib, "havelaar")).Total);
    }

    [Theory, BothDatabases]
    public async Task A_line_says_whether_the_copies_are_lent_or_coming_or_away(Engine engine)
    {
        await using var lib = await Filled(engine);
        Assert.Equal(CopiesState.None, (await Find(lib, "foto")).Lines.Single().Copies);
        using var visitor = await lib.Browse();
        foreach (var (lent, status, expected, words) in new[]
        {
            (false, ItemStatus.InCollection, CopiesState.Present, "Max Havelaar"), (true, ItemStatus.InCollection, CopiesState.OnLoan, "Uitgeleend"), (false, ItemStatus.OnOrder, CopiesState.OnOrder, "Besteld"),
            (false, ItemStatus.Missing, CopiesState.Away, "Nu niet te leen"), (false, ItemStatus.Repair, CopiesState.Away, "Nu niet te leen"),
        })
        {
            await using (var scope = lib.AsLibrary())
            {
                var things = scope.Get<Things>();
                await things.Update(things.Set<Item>(), s => s.SetProperty(i => i.OnLoan, lent).SetProperty(i => i.Status, status));
            }
            Assert.Equal((status, expected), (status, (await Find(lib, "havelaar")).Lines.Single().Copies));
            // A page is kept for five seconds under its whole address.
            var page = await visitor.GetStringAsync(new Uri($"/catalogus?zoek=havelaar&stand={lent}-{status}", UriKind.Relative));
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Equal(expected == CopiesState.OnLoan, page.Contains("Uitgeleend", StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task ShowTitle_knows_other_editions_the_series_in_its_order_and_the_same_maker(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Sample Part(int n, string title, string series, string year) => new($"001 s-{n}", $"008 260302s{year}    ne     e      000 f dut d", "100 1_ $aRowling, J.K.,$4aut", $"245 10 $a{title} /", $"490 1_ $aHarry Potter ;$v{series}");
        Sample[] books = [Part(1, "De geheime kamer", "2", "1999"), Part(2, "De steen der wijzen", "1", "1998"), Part(3, "De geheime kamer", "2", "2014"), new("001 s-4", "008 260302s2012    ne     e      000 f dut d", "100 1_ $aRowling, J.K.,$4aut", "245 13 $aEen goede raad /")];
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, [.. books.SelectMany(b => b.Bytes())]));
        var title = (await Find(lib, "geheime kamer")).Lines.First(l => l.Year == 1999);
        await using var visitor = lib.AsVisitor();
        var view = (await visitor.Get<ShowTitle>().Do(title.Id))!;
        Assert.Equal([2014], view.Editions.Select(e => e.Year!.Value));
        Assert.Equal([1998, 2014], view.SameSeries.Select(e => e.Year!.Value));
        Assert.Equal(["Een goede raad"], view.SameMaker.Select(e => e.Name));
    }
}
