using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <param name="Branch">Where it lay on a table.</param>
/// <param name="Key">One-time key of the form: sent twice, it counts once.</param>
internal sealed record UseInHouseRequest(string Barcode, string Branch, Guid Key);

/// <param name="Counted">False: it came back from a loan, from the hold shelf or out of a crate, or it was withdrawn: that is no use in the house.</param>
internal sealed record UsedInHouse(CheckedIn Back, bool Counted);

/// <summary>What somebody read at a table, before it goes to its place again: counted without anybody. Where it goes, check-in says, for somebody may be waiting for it.</summary>
internal sealed class UseInHouse(CheckIn checkIn, IInHouseUse uses)
{
    public async Task<Outcome<UsedInHouse>> Do(UseInHouseRequest request, CancellationToken ct = default)
    {
        var outcome = await checkIn.Do(new CheckInRequest(request.Barcode, request.Branch, request.Key), ct);
        if (!outcome.Done) return outcome.Refusals.ToList();
        var back = outcome.Value;
        // Of a repeated submit the first one may have set it aside.
        if (back is not { Loan: null, Was: null, Item.Withdrawn: false }) return new UsedInHouse(back, await uses.Counted(request.Key, ct));
        await uses.Count(back.Item.Id, request.Branch, request.Key, ct);
        return new UsedInHouse(back, Counted: true);
    }
}
