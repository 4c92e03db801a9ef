namespace Woordhouder.Contracts.Collection;

/// <summary>A part of the shelves of one branch.</summary>
/// <param name="From">First shelf mark; "" from the start.</param>
/// <param name="To">Last shelf mark, with all that begin so; "" to the end.</param>
public sealed record ShelfRange(string Branch, string From, string To);

/// <summary>Collection answers what belongs on a shelf.</summary>
public interface IShelves
{
    /// <summary>Copies that were not withdrawn, in the order in which they stand.</summary>
    /// <param name="among">Only those among these; null: all.</param>
    Task<IReadOnlyList<CopyFacts>> Belonging(ShelfRange range, IReadOnlyCollection<ItemId>? among = null, CancellationToken ct = default);
}
