using Woordhouder.Kernel;

namespace Woordhouder.Contracts.Collection;

public readonly record struct TitleId(Guid Value) : ITypedId<TitleId> { public static TitleId From(Guid value) => new(value); }

public readonly record struct ItemId(Guid Value) : ITypedId<ItemId> { public static ItemId From(Guid value) => new(value); }

/// <summary>An item as lending needs it: facts about a thing, nothing about people.</summary>
/// <param name="MaterialType">Kebab-case name of the material type (book, audiobook, dvd …), the key of loan policies.</param>
/// <param name="GenreGroup">Coarse genre of the title (D3); "" when unknown.</param>
/// <param name="Withdrawn">No longer in the collection.</param>
/// <param name="PriceClass">Kebab-case class that says what a lost one costs; "" when none was given.</param>
/// <param name="Missing">Nobody knows where it is: whoever scans it has found it.</param>
/// <param name="InRepair">It belongs to the collection and is not lent until somebody mended it.</param>
/// <param name="OnOrder">Bought, and not here yet.</param>
public sealed record ItemFacts(ItemId Id, TitleId TitleId, string Barcode, string Branch, string ShelfMark, string MaterialType, string GenreGroup, string Title, string Maker, int? FromAge, bool Withdrawn, string PriceClass, bool Missing, bool InRepair, bool OnOrder);

/// <summary>Staff of the office took a copy out of use: withdrawn, in repair, missing or on order again. It goes to nobody now.</summary>
public sealed record ItemTakenOut(ItemId Item, TitleId Title) : IEvent;

/// <summary>Staff of the office say that a copy that was missing is there.</summary>
public sealed record ItemTurnedUp(ItemId Item) : IEvent;

/// <summary>A copy that belongs to the collection.</summary>
/// <param name="OnShelf">As far as the catalogue knows, which is a moment behind: not lent, not set aside, not on order, missing or in repair.</param>
public sealed record CopyFacts(ItemFacts Item, bool OnShelf);

/// <summary>What a title is called, whether or not a copy of it is left.</summary>
/// <param name="GenreGroup">Coarse genre (D3); "" when unknown.</param>
public sealed record NamedTitle(TitleId Id, string Title, string Maker, string MaterialType, string GenreGroup);

/// <summary>Collection answers what an item is.</summary>
public interface IItems
{
    Task<ItemFacts?> ByBarcode(string barcode, CancellationToken ct = default);
    Task<IReadOnlyDictionary<ItemId, ItemFacts>> Of(IReadOnlyCollection<ItemId> items, CancellationToken ct = default);
    /// <summary>The copies of these titles that were not withdrawn. A title that has none is not in it.</summary>
    Task<ILookup<TitleId, CopyFacts>> CopiesOf(IReadOnlyCollection<TitleId> titles, CancellationToken ct = default);
    /// <summary>What these titles are called, also those of which no copy is left.</summary>
    Task<IReadOnlyDictionary<TitleId, NamedTitle>> TitlesOf(IReadOnlyCollection<TitleId> titles, CancellationToken ct = default);
}
