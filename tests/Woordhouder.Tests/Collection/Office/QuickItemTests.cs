using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>A book in the hand without a record.</summary>
public sealed class QuickItemTests
{
    private static async Task<Outcome<string>> Make(TestLibrary lib, string? barcode, string? title = "Koken zonder vuur", TitleId? of = null, Guid? key = null, string? branch = "stad", string? isbn = null)
    {
        await using var desk = lib.AsStaff("volunteer");
        return await desk.Get<MakeQuickItem>().Do(new MakeQuickItemRequest(key ?? Guid.NewGuid(), of,
            new TitleForm { Title = title, Maker = "Vries, Anna de", Material = "book", Language = "dut", Isbns = isbn }, new ItemForm { Barcode = barcode, Branch = branch }));
    }

    private static async Task<List<UnfinishedRow>> Unfinished(TestLibrary lib)
    {
        await using var office = lib.AsStaff("back-office");
        return await office.Get<UnfinishedTitles>().Rows(default);
    }

    [Theory, BothDatabases]
    public async Task A_new_title_and_its_copy_come_together_once_and_the_office_hears_of_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var key = Guid.NewGuid();
        Assert.Equal("abc123", (await Make(lib, "abc123", key: key)).Value);
        Assert.Equal("abc123", (await Make(lib, "abc123", key: key)).Value); // the same submit
        Assert.Equal(("Koken zonder vuur", "book"), await lib.Facts("abc123") is var f ? (f.Title, f.MaterialType) : default);
        var row = Assert.Single(await Unfinished(lib));
        Assert.Equal("Koken zonder vuur", row.Name);
        await using (var office = lib.AsStaff("back-office"))
        {
            var record = await office.Get<Things>().Set<Title>().SingleAsync(t => t.Id == new TitleId(row.Title));
            Assert.True((await office.Get<EditTitle>().Do(new EditTitleRequest(record.Id, record.Version, new TitleForm { Title = "Koken zonder vuur", Maker = "Vries, Anna de", Material = "book", Language = "dut", Year = "2024" }, null))).Done);
        }
        Assert.Empty(await Unfinished(lib));
    }

    [Theory, BothDatabases]
    public async Task A_copy_of_a_title_that_is_here_asks_nothing_of_the_office(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var title = (await lib.Facts(await lib.Item())).TitleId;
        var number = (await Make(lib, null, title: null, of: title)).Value; // the next free number
        Assert.Equal(title, (await lib.Facts(number)).TitleId);
        Assert.Empty(await Unfinished(lib));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_made_leaves_nothing(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var taken = (await Make(lib, "abc122", of: (await lib.Facts(await lib.Item())).TitleId)).Value;
        var titles = (await lib.Raw("SELECT id FROM title")).Count;
        Assert.Equal(["item-branch", "barcode-form", "title-needed"], (await Make(lib, "x", title: " ", branch: "nergens")).Codes());
        Assert.Equal(["barcode-is-used"], (await Make(lib, taken)).Codes());
        Assert.Equal(["title-isbn"], (await Make(lib, "abc124", isbn: "123")).Codes());
        Assert.Equal(["no-such-title"], (await Make(lib, "abc125", of: new TitleId(Guid.NewGuid()))).Codes());
        Assert.True((await Make(lib, "abc126", isbn: "9789047518334")).Done);
        Assert.Equal(["title-is-here"], (await Make(lib, "abc127", isbn: "9789047518334")).Codes());
        Assert.Equal(titles + 1, (await lib.Raw("SELECT id FROM title")).Count);
        Assert.Single(await Unfinished(lib));
    }

    [Theory, BothDatabases]
    public async Task Of_two_desks_with_one_number_one_makes_it_and_the_other_leaves_no_title(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Task.Run(() => Make(lib, "abc128", $"Titel {n}"))));
        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal(["barcode-is-used"], o.Codes()));
        Assert.Single(await lib.Raw("SELECT id FROM title"));
    }

    [Theory, BothDatabases]
    public async Task From_an_unknown_number_at_check_out_and_back_to_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        using var desk = new DeskForms(await lib.BrowseAs(Audiences.Roles.Desk));
        await desk.Open("/balie/uitlenen");
        var page = await desk.Send("/balie/uitlenen", ("scan", "9912345"), ("lid", patron.ToString()), ("sleutel", Guid.NewGuid().ToString()));
        Assert.Contains("Maak een nieuw exemplaar", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/exemplaar", ("scan", "9912345"), ("lid", patron.ToString()), ("beurt", "1772442000000"));
        Assert.Contains("value=\"9912345\"", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/exemplaar?handler=Find", ("zoek", "Dat is er niet"), ("lid", patron.ToString()), ("Item.Barcode", "9912345"), ("Item.Branch", "stad"), ("Form.Material", "book"));
        Assert.Contains("Niets gevonden", page, StringComparison.Ordinal);
        page = await desk.Send("/balie/exemplaar?handler=Make", ("Key", Guid.NewGuid().ToString()), ("lid", patron.ToString()), ("beurt", "1772442000000"), ("Item.Barcode", "9912345"), ("Item.Branch", "stad"), ("Form.Title", "Dat is er nu wel"), ("Form.Material", "book"));
        Assert.Contains("Leen het nu uit", page, StringComparison.Ordinal);
        Assert.Contains("Dat is er nu wel", await desk.Send("/balie/uitlenen", ("scan", "9912345"), ("lid", patron.ToString()), ("sleutel", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        Assert.Equal(1, await lib.OpenLoans());
        using var office = new DeskForms(await lib.BrowseAs(Audiences.Roles.BackOffice));
        Assert.Contains("Dat is er nu wel", await office.Open("/kantoor/collectie/aanvullen"), StringComparison.Ordinal);
        var row = Assert.Single(await Unfinished(lib));
        Assert.Contains("Alles is aangevuld", await office.Send("/kantoor/collectie/aanvullen", ("titel", row.Title.ToString())), StringComparison.Ordinal);
    }
}
