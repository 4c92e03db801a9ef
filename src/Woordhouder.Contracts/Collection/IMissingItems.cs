namespace Woordhouder.Contracts.Collection;

/// <summary>Collection writes down that copies are not where they should be, are broken, or are found again: with a step in the history of their title. In the caller's transaction.</summary>
public interface IMissingItems
{
    /// <summary>Copies of the collection that should stand on their shelf become missing. What is on order, in repair or withdrawn stays what it is.</summary>
    /// <returns>How many became so: one that was missing already does not count.</returns>
    Task<int> Mark(IReadOnlyCollection<ItemId> items, CancellationToken ct = default);

    /// <summary>Copies of the collection that should stand on their shelf go to be mended, and to nobody meanwhile.</summary>
    /// <returns>How many became so.</returns>
    Task<int> Mend(IReadOnlyCollection<ItemId> items, CancellationToken ct = default);

    /// <summary>Copies that were missing belong to the collection again.</summary>
    /// <returns>How many became so.</returns>
    Task<int> Found(IReadOnlyCollection<ItemId> items, CancellationToken ct = default);
}
