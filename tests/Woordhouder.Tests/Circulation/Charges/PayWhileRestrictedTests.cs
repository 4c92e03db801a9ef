using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>Paying what is due stays possible while somebody's data stand still (AVG art. 18(2), D15).</summary>
public sealed class PayWhileRestrictedTests
{
    private static async Task<(TestLibrary Lib, PersonId Patron)> Owing(Engine engine)
    {
        var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        var loan = await lib.DueIn(patron, 21);
        await lib.AtDesk<DeclareLost, Outcome<Nothing>>(l => l.Do(new DeclareLostRequest(patron, loan.Id, null)));
        return (lib, patron);
    }

    [Theory, BothDatabases]
    public async Task One_amount_is_paid_and_the_lost_loan_ends_with_it(Engine engine)
    {
        var (lib, patron) = await Owing(engine);
        await using var _ = lib;
        Assert.Equal(Money.Zero, await lib.AtDesk<PayWhileRestricted, Money>(p => p.Owes(patron))); // seen by lending: not this way
        await lib.Restrict(patron);
        Assert.Equal(new Money(2500), await lib.AtDesk<PayWhileRestricted, Money>(p => p.Owes(patron)));
        Assert.Equal(["charge-amount"], (await lib.AtDesk<PayWhileRestricted, Outcome<Nothing>>(p => p.Do(patron, new Money(100)))).Codes());
        Assert.True((await lib.AtDesk<PayWhileRestricted, Outcome<Nothing>>(p => p.Do(patron, new Money(2500)))).Done);
        Assert.Equal(["charge-gone"], (await lib.AtDesk<PayWhileRestricted, Outcome<Nothing>>(p => p.Do(patron, new Money(2500)))).Codes());
        Assert.Equal(0, await lib.OpenLoans());
        Assert.All(await lib.Charges(patron), c => Assert.Equal(ChargeState.Paid, c.State));
        Assert.Contains("rights", await lib.Consulted(patron));
    }

    [Theory, BothDatabases]
    public async Task The_page_shows_the_amount_and_not_what_it_is_for(Engine engine)
    {
        var (lib, patron) = await Owing(engine);
        await using var _ = lib;
        await lib.Restrict(patron);
        using var desk = new DeskForms(await lib.BrowseAs("desk"));
        var page = await desk.Open($"/balie/kosten/{patron.Value}");
        Assert.Contains("Betaald: € 25,00", page.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("Momo", page, StringComparison.Ordinal);
        Assert.Contains("Betaald.", await desk.Send($"/balie/kosten/{patron.Value}?handler=PayStill", ("cents", "2500")), StringComparison.Ordinal);
        using var volunteer = await lib.BrowseAs("volunteer");
        Assert.DoesNotContain("25,00", await volunteer.GetStringAsync($"/balie/kosten/{patron.Value}"), StringComparison.Ordinal);
    }
}
