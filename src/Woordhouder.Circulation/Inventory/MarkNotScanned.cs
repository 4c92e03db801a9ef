using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Count">How many the page showed: so many become missing, or none.</param>
internal sealed record MarkNotScannedRequest(Guid Inventory, int Count);

/// <summary>What was not scanned becomes missing, after somebody saw the list and its number. Whoever scans one of them later has found it.</summary>
internal sealed class MarkNotScanned(Things things, NotScanned notScanned, IMissingItems missing)
{
    public async Task<Outcome<int>> Do(MarkNotScannedRequest request, CancellationToken ct = default)
    {
        if (await things.Set<Inventory>().SingleOrDefaultAsync(i => i.Id == request.Inventory, ct) is not { } inventory) return new Refusal("inventory-gone");
        var left = await notScanned.Of(inventory, ct);
        if (left.Count != request.Count) return new Refusal("inventory-changed");
        return await missing.Mark([.. left.Select(i => i.Id)], ct);
    }
}
