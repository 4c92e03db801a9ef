using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>Which record is about which title, when suppliers number as they like.</summary>
public sealed class MatchingTests
{
    private const string Isbn = "9789023418801", OtherIsbn = "9789025110505";

    private static Sample Book(string? number, string title, string? isbn = null, string? source = null, string maker = "Mulisch, Harry", string year = "1982", string? copy = null) => new(
        [.. number is null ? Array.Empty<string>() : [$"001 {number}"], .. source is null ? Array.Empty<string>() : [$"003 {source}"], $"008 260302s{year}    ne     e      000 f dut d",
            .. isbn is null ? Array.Empty<string>() : [$"020 __ $a{isbn}"], $"100 1_ $a{maker},$4aut", $"245 10 $a{title} /", .. copy is null ? Array.Empty<string>() : [$"952 __ $p{copy}$bstad$oR"]]);

    private static async Task<(int Added, int Changed, int Unchanged)> File(TestLibrary lib, params Sample[] records)
    {
        var run = await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, [.. records.SelectMany(r => r.Bytes())]));
        Assert.Equal(ImportState.Done, run.State);
        return (run.Added, run.Changed, run.Unchanged);
    }

    private static async Task<string> Names(TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return string.Join(" | ", (await scope.Get<Things>().Set<Title>().Select(t => t.Name).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Equal_numbers_of_two_suppliers_without_a_source_are_two_books(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Equal((1, 0, 0), await File(lib, Book("1", "De aanslag", Isbn)));
        var other = Book("1", "Turks fruit", OtherIsbn, maker: "Wolkers, Jan", year: "1969");
        Assert.Equal((1, 0, 0), await File(lib, other));
        Assert.Equal("De aanslag | Turks fruit", await Names(lib));
        // Both suppliers again: no news.
        Assert.Equal((0, 0, 1), await File(lib, Book("1", "De aanslag", Isbn)));
        Assert.Equal((0, 0, 1), await File(lib, other));
        // Also when the second one has something to tell about its own.
        Assert.Equal((0, 1, 0), await File(lib, Book("1", "Turks fruit. Herzien", OtherIsbn, maker: "Wolkers, Jan", year: "1969")));
        Assert.Equal("De aanslag | Turks fruit. Herzien", await Names(lib));
    }

    [Theory, BothDatabases]
    public async Task A_number_without_a_source_is_the_same_book_by_its_isbn_title_copy_or_maker_and_year(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await File(lib, Book("1", "De anslag", Isbn), Book("2", "Twee vrouwen", copy: "b2"), Book("3", "Siegfreid", year: "2001"), Book("4", "Het zwarte licht", year: "1956"));
        Assert.Equal((0, 4, 0), await File(lib, Book("1", "De aanslag", Isbn, maker: "Mulisch, H."), Book("2", "2 vrouwen", maker: "Mulisch, H.", copy: "b2"), Book("3", "Siegfried", year: "2001"), Book("4", "Het zwarte licht", maker: "Mulisch, H.", year: "1957")));
    }

    [Theory, BothDatabases]
    public async Task The_same_book_without_a_source_is_one_title_by_isbn_and_title(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Equal((1, 0, 0), await File(lib, Book("1", "De aanslag", Isbn)));
        Assert.Equal((0, 0, 1), await File(lib, Book("b-77", "De aanslag", Isbn)));
        Assert.Equal((1, 0, 0), await File(lib, Book("b-78", "Een ander boek", Isbn)));
        // A record without a number has none by which its source could tell it apart.
        Assert.Equal((0, 0, 1), await File(lib, Book(null, "De aanslag", Isbn)));
        Assert.Equal((1, 0, 0), await File(lib, Book("x-1", "Twee vrouwen", OtherIsbn, "NL-A")));
        Assert.Equal((0, 0, 1), await File(lib, Book(null, "Twee vrouwen", OtherIsbn, "NL-A")));
        Assert.Equal((1, 0, 0), await File(lib, Book("x-2", "Twee vrouwen", OtherIsbn, "NL-A")));
    }

    [Theory, BothDatabases]
    public async Task Two_records_of_one_file_stay_two_titles_and_are_no_news_the_second_time(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Sample[] file = [Book("1", "De aanslag", Isbn, copy: "c1"), Book("2", "De aanslag", Isbn, copy: "c2"), Book(null, "De aanslag", Isbn, copy: "c3"), Book(null, "De aanslag", Isbn, copy: "c4")];
        Assert.Equal((4, 0, 0), await File(lib, file));
        Assert.Equal((0, 0, 4), await File(lib, file));
    }
}
