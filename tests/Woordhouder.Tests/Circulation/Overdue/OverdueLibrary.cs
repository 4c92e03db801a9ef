using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation.Overdue;

/// <summary>Loans that became late, in a library whose members have an address.</summary>
internal static class OverdueLibrary
{
    /// <summary>The nights between, each with its work.</summary>
    public static async Task Nights(this TestLibrary lib, int days)
    {
        for (var n = 0; n < days; n++) await lib.GoTo(lib.Today.AddDays(1));
    }

    /// <summary>The clock stands at this day; of the nights between, only the last one works.</summary>
    public static Task After(this TestLibrary lib, int days) => lib.GoTo(lib.Today.AddDays(days));

    /// <summary>Lent now, with this many days until it is due.</summary>
    public static async Task<Loan> DueIn(this TestLibrary lib, PersonId patron, int days, string material = "book")
    {
        var lent = (await lib.Lend(patron, await lib.Item(material: material))).Value;
        await lib.Raw($"UPDATE loan SET due_on = '{lib.Today.AddDays(days):yyyy-MM-dd}' WHERE due_on IS NOT NULL AND lent_on = '{lib.Today:yyyy-MM-dd}' AND branch = 'stad'");
        return (await lib.Loan(lent.Loan))!;
    }

    public static async Task<List<Charge>> Charges(this TestLibrary lib, PersonId patron)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Lending>>().Set<Charge>().Where(c => c.PatronId == patron).OrderBy(c => c.Kind).ToListAsync();
    }

    public static async Task<List<int>> Told(this TestLibrary lib, LoanId loan)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Lending>>().Set<LoanNotice>().Where(n => n.LoanId == loan).OrderBy(n => n.SentAt).Select(n => n.Step).ToListAsync();
    }

    public static async Task<List<string>> Mails(this TestLibrary lib) => [.. (await lib.Raw("SELECT template FROM mail WHERE template NOT LIKE 'membership%' AND template NOT LIKE 'enrol%' ORDER BY queued_at")).Select(r => (string)r[0]!)];

    public static async Task<string> BarcodeOf(this TestLibrary lib, Loan loan)
    {
        await using var scope = lib.AsLibrary();
        return (await scope.Get<Contracts.Collection.IItems>().Of([loan.ItemId!.Value]))[loan.ItemId.Value].Barcode;
    }

    /// <summary>At the desk, by somebody who may see charges.</summary>
    public static async Task<TResult> AtDesk<TUseCase, TResult>(this TestLibrary lib, Func<TUseCase, Task<TResult>> act, string role = "desk") where TUseCase : notnull
    {
        await using var desk = lib.AsStaff(role);
        return await act(desk.Get<TUseCase>());
    }

    /// <summary>A library in which somebody of an age has one thing at home for three weeks.</summary>
    public static async Task<(TestLibrary Lib, PersonId Patron, Loan Loan)> Lent(Engine engine, int age = 30)
    {
        var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron(age: age);
        return (lib, patron, await lib.DueIn(patron, 21));
    }

    public static Task<Outcome<Nothing>> Lose(this TestLibrary lib, PersonId patron, Loan loan, Money? amount = null, string role = "desk") =>
        lib.AtDesk<DeclareLost, Outcome<Nothing>>(l => l.Do(new DeclareLostRequest(patron, loan.Id, amount)), role);

    public static async Task Pay(this TestLibrary lib, PersonId patron)
    {
        await using var desk = lib.AsStaff("desk");
        var charges = desk.Get<ICharges>();
        var open = await charges.Open(patron);
        Assert.True((await charges.Pay(patron, null, open.Aggregate(Money.Zero, (sum, c) => sum + c.Amount))).Done);
    }
}
