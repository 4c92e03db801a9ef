using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Collection;

public sealed class ImportItemsTests
{
    private const string Head = "barcode,control_number,control_source,branch,shelf_mark,status,price_class,acquired_on,times_lent,last_lent_on\n";

    [Theory, BothDatabases]
    public async Task Copies_join_their_titles_and_the_catalogue_shows_where_they_are(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Titles(2);
        var report = await lib.Import("items", Head + "30127000000153,gen-1,NL-GEN,stad,Romans AMR,,boek,18-5-2021,41,2026-02-11\nOUD1,gen-2,,haven,,,,,,\nX9876,gen-1,NL-GEN,haven,,repair,,,,\n");
        Assert.Equal((ImportEnd.Done, 3, ""), (report.End, report.Added, report.Codes()));
        await using var scope = lib.AsLibrary();
        var items = scope.Get<Things>().Set<Item>().ToList().ToDictionary(i => i.Barcode);
        var first = items["30127000000153"];
        Assert.Equal(("stad", "Romans AMR", ItemStatus.InCollection, "boek", new DateOnly(2021, 5, 18), 41, new DateOnly(2026, 2, 11)), (first.Branch, first.ShelfMark, first.Status, first.PriceClass, first.AcquiredOn, first.TimesLent, first.LastLentOn));
        Assert.Equal((lib.Today, 0, null), (items["OUD1"].AcquiredOn, items["OUD1"].TimesLent, items["OUD1"].LastLentOn));
        Assert.Equal([(" haven ", " haven "), (" haven stad ", " stad ")], scope.Get<Things>().Set<TitleFacets>().ToList().Select(f => (f.Held, f.Present)).Order());
        Assert.Equal(3, await lib.Count($"title_change WHERE kind = {(int)ChangeKind.ItemAdded}"));
    }

    [Theory, BothDatabases]
    public async Task A_second_run_and_a_copy_that_is_here_already_change_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Titles(2);
        const string File = Head + "X9876,gen-1,NL-GEN,stad,,,,,,\n";
        Assert.Equal((ImportEnd.Done, 1), await lib.Import("items", File) is var r ? (r.End, r.Added) : default);
        Assert.Equal((ImportEnd.AlreadyIn, 0), await lib.Import("items", File) is var again ? (again.End, again.Added) : default);
        Assert.Equal((ImportEnd.Done, 1, 1), await lib.Import("items", File + "X9877,gen-2,NL-GEN,stad,,,,,,\n") is var more ? (more.End, more.Added, more.Already) : default);
        Assert.Equal(2, await lib.Count("item"));
    }

    [Theory, BothDatabases]
    public async Task A_copy_of_a_title_that_is_not_here_or_that_is_not_clear_is_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.Titles(2);
        await lib.Raw("UPDATE title SET control_number = 'gen-1', control_source = 'ANDER' WHERE control_number = 'gen-2'");
        await lib.Import("items", Head + "X9876,gen-1,NL-GEN,stad,,,,,,\n");
        var report = await lib.Import("items", Head + "X1111,gen-9,,stad,,,,,,\nX1112,gen-1,,stad,,,,,,\nX9876,gen-1,ANDER,stad,,,,,,\nX1113,gen-1,ANDER,stad,,,,,,\nX1113,gen-1,ANDER,stad,,,,,,\n");
        Assert.Equal("2 control_number import-title-unknown; 3 control_source import-title-twice; 4 barcode import-barcode-elsewhere; 6 barcode import-twice", report.Codes());
    }

    [Theory]
    [InlineData("X 1,gen-1,,stad,,,,,,", "barcode barcode-form")]
    [InlineData("30127000000154,gen-1,,stad,,,,,,", "barcode barcode-check-digit")]
    [InlineData(",gen-1,,stad,,,,,,", "barcode import-value-missing")]
    [InlineData("X1111,,,stad,,,,,,", "control_number import-value-missing")]
    [InlineData("X1111,gen-1,,centrum,,,,,,", "branch import-branch")]
    [InlineData("X1111,gen-1,,stad,,weg,,,,", "status import-choice")]
    [InlineData("X1111,gen-1,,stad,,,Boek!,,,", "price_class item-price-class")]
    [InlineData("X1111,gen-1,,stad,,,,2026-03-03,,", "acquired_on import-day-late")]
    [InlineData("X1111,gen-1,,stad,,,,,-1,", "times_lent import-number")]
    [InlineData("X1111,gen-1,,stad,,,,,,gisteren", "last_lent_on import-day")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_column(string row, string fault)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await lib.Titles(1);
        Assert.Equal("2 " + fault, (await lib.Import("items", Head + row + "\n")).Codes());
    }

    [Fact]
    public async Task A_note_about_a_copy_is_not_taken_along()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal("1 note import-never-notes", (await lib.Import("items", Head.TrimEnd() + ",note\n")).Codes());
    }
}
