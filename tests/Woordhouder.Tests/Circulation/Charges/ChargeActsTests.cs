using Woordhouder.Circulation;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Tests.Circulation.Overdue;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Charges;

/// <summary>What the desk does about a loan and about money: lost, found, claimed, damaged, paid, waived, refunded.</summary>
public sealed class ChargeActsTests
{
    private static readonly DateOnly EndOfBookYear = new(2026, 12, 31);

    [Theory, BothDatabases]
    public async Task Lost_paid_and_found_again_is_refunded(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        Assert.True((await lib.Lose(patron, loan)).Done);
        Assert.True((await lib.Lose(patron, loan)).Done); // said twice
        Assert.Equal([(ChargeKind.Lost, 2000L), (ChargeKind.Processing, 500L)], (await lib.Charges(patron)).Select(c => (c.Kind, c.Cents)));
        await lib.Pump();
        Assert.Equal(1, await lib.OpenLoans());

        await lib.Pay(patron);
        await lib.Pump();
        Assert.Equal(0, await lib.OpenLoans());
        Assert.All(await lib.Charges(patron), c => Assert.Equal((ChargeState.Paid, (DateOnly?)lib.Today, (DateOnly?)EndOfBookYear), (c.State, c.ClosedOn, c.BookedUntil)));

        await lib.After(30);
        var found = (await lib.TakeBack(barcode)).Value;
        Assert.Equal((true, Destination.Shelf, null), (found.Found, found.Destination, found.Loan));
        await lib.Pump();
        Assert.All(await lib.Charges(patron), c => Assert.Equal((ChargeState.RefundDue, null, null), (c.State, c.ClosedOn, c.BookedUntil)));
        Assert.False((await lib.TakeBack(barcode)).Value.Found);
        foreach (var charge in await lib.Charges(patron))
            Assert.True((await lib.AtDesk<RefundCharge, Outcome<Nothing>>(r => r.Do(new RefundChargeRequest(patron, charge.Id)))).Done);
        Assert.All(await lib.Charges(patron), c => Assert.Equal((ChargeState.Refunded, (DateOnly?)lib.Today), (c.State, c.ClosedOn)));
    }

    [Theory, BothDatabases]
    public async Task What_is_found_and_lent_at_once_is_refunded_too(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        var barcode = await lib.BarcodeOf(loan);
        await lib.Lose(patron, loan);
        await lib.Pay(patron);
        await lib.Pump();
        Assert.True((await lib.Lend(await lib.Patron(), barcode)).Done);
        Assert.All(await lib.Charges(patron), c => Assert.Equal(ChargeState.RefundDue, c.State));
    }

    [Theory, BothDatabases]
    public async Task After_ninety_days_nobody_knows_what_a_paid_charge_was_about(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        await lib.Lose(patron, loan);
        await lib.Pay(patron);
        await lib.After(90);
        Assert.All(await lib.Charges(patron), c => Assert.Equal(loan.Id, c.LoanId));
        await lib.After(1);
        Assert.All(await lib.Charges(patron), c => Assert.Equal((null, null), (c.LoanId, c.ItemId)));
        Assert.Equal(2, (await lib.Charges(patron)).Count);
    }

    [Theory, BothDatabases]
    public async Task For_somebody_under_18_a_human_agrees_what_is_paid_and_nothing_is_added(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine, age: 12);
        await using var _ = lib;
        Assert.Equal(["cost-young"], (await lib.Lose(patron, loan)).Codes());
        Assert.True((await lib.Lose(patron, loan, new Money(800))).Done);
        Assert.Equal([(ChargeKind.Lost, 800L, true)], (await lib.Charges(patron)).Select(c => (c.Kind, c.Cents, c.ByHand)));
    }

    [Theory, BothDatabases]
    public async Task Lost_without_asking_anything_ends_the_loan_at_once(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine, age: 12);
        await using var _ = lib;
        Assert.True((await lib.Lose(patron, loan, Money.Zero)).Done);
        Assert.Empty(await lib.Charges(patron));
        Assert.Equal(0, await lib.OpenLoans());
        Assert.Equal(["cost-amount"], (await lib.Lose(patron, loan, new Money(100_001))).Codes());
        Assert.Equal(["loan-not-open"], (await lib.Lose(patron, loan, Money.Zero)).Codes());
    }

    [Theory, BothDatabases]
    public async Task A_claim_stops_renewing_and_can_be_taken_back(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        Task<Outcome<Nothing>> Claim(bool back = false) => lib.AtDesk<ClaimReturned, Outcome<Nothing>>(c => c.Do(new ClaimReturnedRequest(patron, loan.Id, back)));
        Assert.True((await Claim()).Done);
        var renewed = await lib.AtDesk<Renew, Outcome<IReadOnlyList<RenewedLoan>>>(r => r.Do(new RenewRequest(patron, loan.Id)));
        Assert.Contains("renew-lost", renewed.Value[0].Refusals.Select(r => r.Code));
        Assert.True((await Claim(back: true)).Done);
        Assert.Equal(LoanFate.None, (await lib.Loan(loan.Id))!.Fate);
    }

    [Theory, BothDatabases]
    public async Task What_counts_as_lost_can_be_claimed_and_is_owed_again_when_it_is_not_found(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        Task<Outcome<Nothing>> Claim(bool back = false) => lib.AtDesk<ClaimReturned, Outcome<Nothing>>(c => c.Do(new ClaimReturnedRequest(patron, loan.Id, back)));
        await lib.Lose(patron, loan);
        for (var press = 0; press < 2; press++) Assert.True((await Claim()).Done);
        Assert.Equal(LoanFate.ClaimedReturned, (await lib.Loan(loan.Id))!.Fate);
        Assert.All(await lib.Charges(patron), c => Assert.Equal((ChargeState.Cancelled, (DateOnly?)lib.Today), (c.State, c.ClosedOn)));
        Assert.Equal(["claim-lost"], (await lib.Lose(patron, loan)).Codes());
        for (var press = 0; press < 2; press++) Assert.True((await Claim(back: true)).Done);
        Assert.Equal(LoanFate.Lost, (await lib.Loan(loan.Id))!.Fate);
        Assert.Equal([(ChargeState.Open, null, 2000L), (ChargeState.Open, null, 500L)], (await lib.Charges(patron)).Select(c => (c.State, c.ClosedOn, c.Cents)));
        await lib.Pay(patron);
        Assert.Equal(0, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task What_costs_nothing_to_replace_costs_no_work_either_and_ends_at_once(Engine engine)
    {
        using var folder = new LibraryFolder();
        folder.Change("settings.yaml", "    - {perDay: 0.20, most: 5.00, replacement: 20.00}", "    - {perDay: 0.20, most: 5.00, replacement: 0.00}");
        await using var lib = await LendingLibrary.Create(engine, folder.Path);
        var patron = await lib.Patron();
        var loan = await lib.DueIn(patron, 21);
        Assert.True((await lib.Lose(patron, loan)).Done);
        Assert.Empty(await lib.Charges(patron));
        Assert.Equal(0, await lib.OpenLoans());
    }

    [Theory, BothDatabases]
    public async Task Damage_is_charged_once_with_its_words(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        Task<Outcome<Nothing>> Damage(Money amount, string what) => lib.AtDesk<ChargeDamage, Outcome<Nothing>>(d => d.Do(new ChargeDamageRequest(patron, loan.Id, amount, what)));
        Assert.Equal(["cost-amount", "damage-what"], (await Damage(Money.Zero, " ")).Codes());
        Assert.True((await Damage(new Money(750), "natte bladzijden")).Done);
        Assert.True((await Damage(new Money(750), "natte bladzijden")).Done);
        Assert.True((await Damage(new Money(300), "kaft gescheurd")).Done);
        Assert.Equal([("natte bladzijden", 750L), ("kaft gescheurd", 300L)], (await lib.Charges(patron)).OrderByDescending(c => c.Cents).Select(c => (c.What!, c.Cents)));
    }

    [Theory, BothDatabases]
    public async Task Paying_takes_the_amount_that_is_open_and_no_other_and_counts_once(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        await lib.Lose(patron, loan);
        var first = (await lib.Charges(patron))[0];
        Task<Outcome<Nothing>> Pay(ChargeId? charge, long cents) => lib.AtDesk<ICharges, Outcome<Nothing>>(c => c.Pay(patron, charge, new Money(cents)));
        Assert.Equal(["charge-amount"], (await Pay(null, 2000)).Codes());
        Assert.Equal(["charge-amount"], (await Pay(first.Id, 1999)).Codes());
        Assert.True((await Pay(first.Id, 2000)).Done);
        Assert.True((await Pay(first.Id, 2000)).Done); // said twice
        Assert.True((await Pay(null, 500)).Done);
        Assert.Equal(["charge-gone"], (await Pay(null, 500)).Codes());
        Assert.Empty(await lib.AtDesk<ICharges, IReadOnlyList<OpenCharge>>(c => c.Open(patron)));
    }

    [Theory, BothDatabases]
    public async Task Waiving_asks_for_a_reason_and_ends_the_loan_of_what_is_lost(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        await lib.Lose(patron, loan);
        var lost = (await lib.Charges(patron))[0];
        Task<Outcome<Nothing>> Waive(string? why, string role = "desk") => lib.AtDesk<WaiveCharge, Outcome<Nothing>>(w => w.Do(new WaiveChargeRequest(patron, lost.Id, why)), role);
        Assert.Equal(["waive-reason"], (await Waive(" x ")).Codes());
        Assert.Equal(["costs-not-yours"], (await Waive("brand in huis", "volunteer")).Codes());
        Assert.True((await Waive("brand in huis")).Done);
        Assert.True((await Waive("brand in huis")).Done);
        Assert.Equal((ChargeState.Waived, "brand in huis"), (await lib.Charges(patron))[0] is var c ? (c.State, c.Because) : default);
        Assert.Equal(0, await lib.OpenLoans());
        Assert.Equal(["charge-gone"], (await lib.AtDesk<RefundCharge, Outcome<Nothing>>(r => r.Do(new RefundChargeRequest(patron, lost.Id)))).Codes());
    }

    [Theory, BothDatabases]
    public async Task Who_owes_ten_euro_borrows_nothing_unless_the_desk_says_so(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        async Task Owe(int cents) => await lib.AtDesk<ChargeDamage, Outcome<Nothing>>(d => d.Do(new ChargeDamageRequest(patron, loan.Id, new Money(cents), $"kras van {cents}")));
        await Owe(999);
        Assert.True((await lib.Lend(patron, await lib.Item())).Done);
        await Owe(1);
        var next = await lib.Item();
        Assert.Equal(["owes"], (await lib.Lend(patron, next)).Codes());
        Assert.Equal(["owes"], (await lib.Lend(patron, next, mayOverride: true, role: "volunteer")).Codes());
        Assert.True((await lib.Lend(patron, next, mayOverride: true)).Done);
        var child = await lib.Patron(age: 12);
        var lost = await lib.DueIn(child, 21);
        await lib.Lose(child, lost, new Money(2500));
        Assert.True((await lib.Lend(child, await lib.Item())).Done);
    }

    [Theory, BothDatabases]
    public async Task A_membership_waits_for_what_is_open_and_a_paid_charge_is_kept_on_erasure(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        await lib.Lose(patron, loan);
        async Task<string[]> Held()
        {
            await using var scope = lib.AsLibrary();
            var holder = scope.Get<IEnumerable<Contracts.Patrons.IMayNotEndYet>>().OfType<OpenChargesHoldMembership>().Single();
            Assert.Equal((await holder.Reasons(patron)).Count > 0, (await holder.Held([patron])).Contains(patron));
            return [.. (await holder.Reasons(patron)).Select(r => r.Code)];
        }
        Assert.Equal(["open-charges"], await Held());
        await lib.Pay(patron);
        Assert.Empty(await Held());
        await using (var scope = lib.AsLibrary()) await scope.Get<Woordhouder.Privacy.Rights.Erase>().Remove(patron, "erasure", default);
        Assert.Equal(2, (await lib.Raw("SELECT 1 FROM charge")).Count);
    }

    [Theory, BothDatabases]
    public async Task Somebody_whose_data_stand_still_owes_nobody_knows_what(Engine engine)
    {
        var (lib, patron, loan) = await OverdueLibrary.Lent(engine);
        await using var _ = lib;
        await lib.Lose(patron, loan);
        await lib.Restrict(patron);
        Assert.Null(await lib.AtDesk<DeskCosts, CostsAtDesk?>(d => d.Of(patron)));
        Assert.Empty(await lib.AtDesk<ICharges, IReadOnlyList<OpenCharge>>(c => c.Open(patron)));
        Assert.Empty(await lib.AtDesk<ChargesOfAll, IReadOnlyList<ChargeLine>>(c => c.Newest(null)));
    }
}
