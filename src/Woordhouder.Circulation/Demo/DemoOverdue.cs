using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>
/// Charges in each state for the demo members: loans of the past weeks that came back late are settled, something counts as lost, something lost was paid and ended,
/// something is damaged, something claimed returned; and last night's messages.
/// </summary>
internal sealed class DemoOverdue(For<Lending> data, Library library, LibraryScopes scopes, TimeProvider clock) : IDemoData
{
    /// <summary>Days ago: as long as the demo's members are members.</summary>
    private const int LongAgo = 27;

    public async Task Fill(CancellationToken ct)
    {
        if (!data.IsOn) return;
        List<PersonId> people;
        await using (var scope = scopes.Open(library))
            people = await scope.Get<For<Membership>>().Keys<Person>().Where(p => p.EndedOn == null).OrderByDescending(p => p.Id).Select(p => p.Id).Take(6).ToListAsync(ct);
        var barcodes = new Queue<string>(DemoLoans.AllBarcodes(library).Where((_, place) => place % 3 == 0).Reverse());
        if (people.Count < 6 || barcodes.Count < 12) return;

        await Late(people[1], barcodes, ct);
        await Late(people[4], barcodes, ct);
        var lost = await Lent(people[2], barcodes, ct);
        var found = await Lent(people[0], barcodes, ct);
        var damaged = await Lent(people[3], barcodes, ct);
        var claimed = await Lent(people[5], barcodes, ct);
        if (damaged is { } wet) await Do<ChargeDamage>(c => c.Do(new ChargeDamageRequest(people[3], wet.Loan, new Money(750), "natte bladzijden"), ct));
        if (claimed is { } back) await Do<ClaimReturned>(c => c.Do(new ClaimReturnedRequest(people[5], back.Loan), ct));
        if (lost is { } gone) await Do<DeclareLost>(c => c.Do(new DeclareLostRequest(people[2], gone.Loan, new Money(2000)), ct));
        if (found is { } again)
        {
            await Do<DeclareLost>(c => c.Do(new DeclareLostRequest(people[0], again.Loan, new Money(1500)), ct));
            await Do<PatronCharges>(async c => await c.Pay(people[0], null, (await c.Open(people[0], ct)).Aggregate(Money.Zero, (sum, o) => sum + o.Amount), ct));
        }
        await using (var scope = scopes.Open(library))
            while (await scope.Get<SettleReturns>().Turn(ct) > 0) { }
        await using var night = scopes.Open(library);
        await night.Get<TellBorrowers>().Run(library.Today(clock), ct);
    }

    /// <summary>Lent long ago, and brought back yesterday, after its day.</summary>
    private async Task Late(PersonId person, Queue<string> barcodes, CancellationToken ct)
    {
        if (await Lent(person, barcodes, ct) is not { } loan) return;
        await using var scope = scopes.Open(library);
        TimeProvider then = new ClockThen(clock, TimeSpan.FromDays(1));
        await ActivatorUtilities.CreateInstance<CheckIn>(scope.Services, ActivatorUtilities.CreateInstance<Routing>(scope.Services, then), then).Do(new CheckInRequest(loan.Barcode, library.Settings.Branches[0].Id), ct);
    }

    private async Task<(LoanId Loan, string Barcode)?> Lent(PersonId person, Queue<string> barcodes, CancellationToken ct)
    {
        // Some may not borrow, and some things are for older readers.
        for (var n = 0; n < 3 && barcodes.TryDequeue(out var barcode); n++)
        {
            await using var scope = scopes.Open(library);
            var outcome = await ActivatorUtilities.CreateInstance<CheckOut>(scope.Services, (TimeProvider)new ClockThen(clock, TimeSpan.FromDays(LongAgo))).Do(new CheckOutRequest(person, barcode, library.Settings.Branches[0].Id), ct);
            if (outcome.Done) return (outcome.Value.Loan, barcode);
        }
        return null;
    }

    private async Task Do<T>(Func<T, Task> act) where T : notnull
    {
        await using var scope = scopes.Open(library);
        await act(scope.Get<T>());
    }
}
