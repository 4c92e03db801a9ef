using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The choice between any copy of a title, which is quickest, and one of them: this volume, or the one with the maps.</summary>
internal static class WantedCopy
{
    /// <param name="any">The words for any copy.</param>
    /// <returns>Empty where there is nothing to choose.</returns>
    public static IReadOnlyList<SelectListItem> Choices(IEnumerable<CopyFacts> copies, IReadOnlyList<BranchSettings> branches, string any)
    {
        var all = copies.Select(c => c.Item).ToList();
        if (all.Count < 2) return [];
        return [new SelectListItem(any, ""), .. all.Select(i => new SelectListItem(string.Join(" · ", new[] { branches.FirstOrDefault(b => b.Id == i.Branch)?.Name ?? i.Branch, i.ShelfMark, i.Barcode }.Where(t => t.Length > 0)), i.Id.Value.ToString()))];
    }

    public static ItemId? Read(string? chosen) => Guid.TryParse(chosen, out var id) ? new ItemId(id) : null;
}
