using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>
/// Somebody walks along a part of the shelves and scans what stands there. Lives in the database, so that it survives a broken connection and several people
/// scan in one. It knows things: who scanned stands nowhere. Gone when it is closed.
/// </summary>
[NotAboutPerson]
internal sealed class Inventory
{
    /// <summary>The one-time key of the form that began it.</summary>
    public Guid Id { get; init; }
    public string Branch { get; init; } = "";
    /// <summary>First shelf mark; "" from the start.</summary>
    public string From { get; init; } = "";
    /// <summary>Last shelf mark, with all that begin so; "" to the end.</summary>
    public string To { get; init; } = "";
    public DateTimeOffset BegunAt { get; init; }

    public ShelfRange Range => new(Branch, From, To);
}

/// <summary>What the program knows of a thing that somebody holds in front of a shelf.</summary>
internal enum Finding
{
    /// <summary>It stands where it belongs.</summary>
    Right = 0,
    /// <summary>It belongs to another branch.</summary>
    OtherBranch = 1,
    /// <summary>It belongs to this branch, and to another part of the shelves.</summary>
    OtherShelf = 2,
    /// <summary>Nobody took it back.</summary>
    OnLoan = 3,
    Withdrawn = 4,
    /// <summary>It was missing, and stands where it belongs.</summary>
    Found = 5,
    /// <summary>It should lie on the hold shelf or in a crate.</summary>
    SetAside = 6,
}

/// <summary>A thing that was scanned in an inventory, once, and what was found.</summary>
[NotAboutPerson]
internal sealed class InventoryLine
{
    public Guid InventoryId { get; init; }
    public ItemId ItemId { get; init; }
    public Finding Finding { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class InventoryMap : IEntityTypeConfiguration<Inventory>
{
    public void Configure(EntityTypeBuilder<Inventory> b)
    {
        b.ToTable("Inventory");
        b.Property(i => i.Id).ValueGeneratedNever();
        b.Property(i => i.Branch).HasMaxLength(60);
        b.Property(i => i.From).HasMaxLength(120);
        b.Property(i => i.To).HasMaxLength(120);
        b.Ignore(i => i.Range);
    }
}

internal sealed class InventoryLineMap : IEntityTypeConfiguration<InventoryLine>
{
    public void Configure(EntityTypeBuilder<InventoryLine> b)
    {
        b.ToTable("InventoryLine");
        // Two scanners at one thing: one line.
        b.HasKey(l => new { l.InventoryId, l.ItemId });
        b.HasOne<Inventory>().WithMany().HasForeignKey(l => l.InventoryId);
    }
}
