namespace Woordhouder.Contracts.Collection;

/// <summary>Collection answers for many items at once, for files from another system.</summary>
public interface IItemsOnLoan
{
    /// <summary>By barcode; what is not known is left out.</summary>
    Task<IReadOnlyDictionary<string, ItemFacts>> ByBarcode(IReadOnlyCollection<string> barcodes, CancellationToken ct = default);

    /// <summary>These were lent on these days, before they came here: the catalogue shows them as lent. In the caller's transaction; counted as lent they were by the other system.</summary>
    Task ShowAsLent(IReadOnlyDictionary<ItemId, DateOnly> lent, CancellationToken ct = default);
}
