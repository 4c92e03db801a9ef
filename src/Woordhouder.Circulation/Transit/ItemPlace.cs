using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal enum PlaceKind { HoldShelf = 1, Transit = 2 }

/// <summary>
/// Where an item is that is neither on its own shelf nor at somebody's home: on the hold shelf under a number, or in a crate to another branch. Knows things:
/// for whom it lies there stands nowhere in it.
/// </summary>
[NotAboutPerson]
internal sealed class ItemPlace
{
    public ItemId ItemId { get; init; }
    public PlaceKind Kind { get; set; }
    /// <summary>Of the shelf, or where the crate goes: a branch of settings.yaml.</summary>
    public string Branch { get; set; } = "";
    /// <summary>On the hold shelf: what stands on the slip instead of a name.</summary>
    public int? Number { get; set; }
    /// <summary>Where it was put into the crate.</summary>
    public string? FromBranch { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal static class ItemPlaces
{
    private static readonly Compiled<Things, ItemId, ItemPlace> Of = Things.Compile((Rows rows, ItemId item) => rows.Set<ItemPlace>().Where(p => p.ItemId == item));

    /// <summary>Null: on its own shelf, or with whoever borrowed it.</summary>
    public static Task<ItemPlace?> PlaceOf(this Things things, ItemId item, CancellationToken ct) => things.First(Of, item, ct);

    public static Task<int> Leave(this Things things, ItemId item, CancellationToken ct) => things.Delete(things.Set<ItemPlace>().Where(p => p.ItemId == item), ct);

    /// <summary>The lowest number that is free on the hold shelf of a branch. The index decides between two desks that see the same one.</summary>
    public static async Task<int> FreeNumber(this Things things, string branch, CancellationToken ct)
    {
        var taken = (await things.Set<ItemPlace>().Where(p => p.Branch == branch && p.Number != null).Select(p => p.Number!.Value).ToListAsync(ct)).ToHashSet();
        var number = 1;
        while (taken.Contains(number)) number++;
        return number;
    }
}

internal sealed class ItemPlaceMap : IEntityTypeConfiguration<ItemPlace>
{
    public void Configure(EntityTypeBuilder<ItemPlace> b)
    {
        b.ToTable("ItemPlace");
        b.HasKey(p => p.ItemId);
        b.Property(p => p.ItemId).ValueGeneratedNever();
        b.Property(p => p.Branch).HasMaxLength(60);
        b.Property(p => p.FromBranch).HasMaxLength(60);
        b.HasIndex(p => new { p.Branch, p.Number }).IsUnique().HasFilter("number IS NOT NULL");
    }
}
