using Woordhouder.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

/// <summary>What is lent all the same says why, in which role, and what spoke against it.</summary>
public sealed class OverrideTests
{
    private static async Task<Outcome<CheckedOut>> Lend(TestLibrary lib, PersonId patron, string barcode, string? because)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, barcode, "stad", because));
    }

    private static async Task<IReadOnlyList<OverrideLine>> Seen(TestLibrary lib)
    {
        await using var office = lib.AsStaff("back-office");
        return await office.Get<OverridesShown>().Newest();
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_lent_all_the_same_without_a_reason(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(maxLoans: 0), await lib.Item());
        foreach (var nothing in new[] { "", "  ", "ok", new string('x', 201) })
            Assert.Equal(["override-because"], (await Lend(lib, patron, book, nothing)).Codes());
        Assert.Equal(0, await lib.OpenLoans());
        Assert.Empty(await Seen(lib));
    }

    [Theory, BothDatabases]
    public async Task The_reason_stands_with_role_and_what_was_against_it_and_goes_when_the_loan_is_undone(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(maxLoans: 0), await lib.Item());
        var loan = (await Lend(lib, patron, book, " brengt vandaag iets terug ")).Value.Loan;
        var line = Assert.Single(await Seen(lib));
        Assert.Equal(("limit-reached", "desk", "brengt vandaag iets terug"), (string.Join(',', line.Against), line.Role, line.Because));
        await using (var desk = lib.AsStaff("desk")) Assert.True((await desk.Get<UndoCheckOut>().Do(new UndoCheckOutRequest(patron, loan))).Done);
        Assert.Empty(await Seen(lib));
    }

    [Theory, BothDatabases]
    public async Task What_needed_no_reason_leaves_none_and_the_member_reads_what_was_written(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(maxLoans: 1);
        await Lend(lib, patron, await lib.Item(), "een reden voor niets");
        Assert.Empty(await Seen(lib));
        await Lend(lib, patron, await lib.Item(), "afgesproken met een collega");
        await using var member = lib.AsMember(patron);
        var section = (await member.Get<AccessReport>().Of(patron, "nl")).Sections.Single(s => s.Table == "loan_override");
        Assert.Contains("afgesproken met een collega", section.Rows[0]);
        Assert.Contains("het aantal van het abonnement", section.Rows[0]);
        Assert.Contains("balie", section.Rows[0]);
    }

    [Theory, BothDatabases]
    public async Task The_desk_is_asked_why_and_the_office_reads_it(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(maxLoans: 0), await lib.Item());
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        await desk.Open("/balie/uitlenen");
        var asked = await desk.Send("/balie/uitlenen", ("scan", book), ("lid", patron.Value.ToString()), ("toch", "1"), ("waarom", " "), ("sleutel", Guid.CreateVersion7().ToString()));
        Assert.Contains("Schrijf erbij waarom dit toch mag", asked, StringComparison.Ordinal);
        Assert.Contains("Toch uitlenen", asked, StringComparison.Ordinal);
        Assert.Equal(0, await lib.OpenLoans());
        await desk.Send("/balie/uitlenen", ("scan", book), ("lid", patron.Value.ToString()), ("toch", "1"), ("waarom", "betaalt vandaag"), ("sleutel", Guid.CreateVersion7().ToString()));
        Assert.Equal(1, await lib.OpenLoans());
        using var office = await lib.BrowseAs("back-office");
        var page = await office.GetStringAsync("/kantoor/toch-uitgeleend");
        Assert.Contains("betaalt vandaag", page, StringComparison.Ordinal);
        Assert.Contains("het aantal van het abonnement", page, StringComparison.Ordinal);
    }
}
