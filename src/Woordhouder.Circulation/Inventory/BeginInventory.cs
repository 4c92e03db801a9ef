using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="From">First shelf mark; empty: from the start.</param>
/// <param name="To">Last shelf mark; empty: to the end.</param>
/// <param name="Key">One-time key of the form: it becomes the inventory's id.</param>
internal sealed record BeginInventoryRequest(string Branch, string? From, string? To, Guid Key);

/// <summary>Begins an inventory of the whole branch or of a part of its shelves.</summary>
internal sealed class BeginInventory(Things things, Library library, TimeProvider clock)
{
    private const int LongestMark = 120;

    public async Task<Outcome<Guid>> Do(BeginInventoryRequest request, CancellationToken ct = default)
    {
        var (from, to) = ((request.From ?? "").Trim(), (request.To ?? "").Trim());
        List<Refusal> wrong = [];
        if (library.Settings.Branches.All(b => b.Id != request.Branch)) wrong.Add(new Refusal("inventory-branch"));
        if (from.Length > LongestMark || to.Length > LongestMark) wrong.Add(new Refusal("inventory-mark", null, ("n", LongestMark)) { Field = from.Length > LongestMark ? "FromMark" : "ToMark" });
        else if (from.Length > 0 && to.Length > 0 && string.Compare(to, from, StringComparison.OrdinalIgnoreCase) < 0) wrong.Add(new Refusal("inventory-order") { Field = "ToMark" });
        if (wrong.Count > 0) return wrong;
        // The same submit twice finds it begun.
        await things.Insert([new Inventory { Id = request.Key, Branch = request.Branch, From = from, To = to, BegunAt = clock.GetUtcNow() }], orIgnore: true, ct: ct);
        return request.Key;
    }
}
