namespace Woordhouder.Platform.Libraries;

/// <param name="ReadyDays">How many days something waits on the hold shelf, 1–60; a closed day moves to the next open one.</param>
/// <param name="WantedDays">How many days a hold waits for its turn before it lapses, 7–730.</param>
public sealed record HoldSettings(int ReadyDays, int WantedDays);

/// <summary>Where something goes that came in, as sort bins tell it apart.</summary>
public enum BinFor { Shelf, HoldShelf, Crate }

/// <summary>One line of <c>sortBins:</c> in settings.yaml; the first that fits says the bin. What a line leaves out (null), is any.</summary>
/// <param name="Branch">Where it is scanned.</param>
/// <param name="ShelfMark">The shelf mark begins with this.</param>
/// <param name="Bin">Number or letter on the bin.</param>
/// <param name="Line">In settings.yaml.</param>
public sealed record SortBin(string? Branch, BinFor? To, string? Material, string? ShelfMark, string Bin, int Line)
{
    public bool Fits(string branch, BinFor to, string material, string shelfMark) =>
        (Branch is null || Branch == branch) && (To is null || To == to) && (Material is null || Material == material)
        && (ShelfMark is null || shelfMark.StartsWith(ShelfMark, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fits everything that the other fits.</summary>
    public bool Covers(SortBin other) =>
        (Branch is null || Branch == other.Branch) && (To is null || To == other.To) && (Material is null || Material == other.Material)
        && (ShelfMark is null || other.ShelfMark?.StartsWith(ShelfMark, StringComparison.OrdinalIgnoreCase) == true);
}
