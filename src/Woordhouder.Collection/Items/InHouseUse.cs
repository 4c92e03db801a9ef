using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>How often a copy was used in the house in one month at one branch: read at a table, and never lent.</summary>
[NotAboutPerson]
internal sealed class InHouseUse
{
    public ItemId ItemId { get; init; }
    /// <summary>Where it lay: a branch of settings.yaml.</summary>
    public string Branch { get; init; } = "";
    /// <summary>Its first day, in the library's time.</summary>
    public DateOnly Month { get; init; }
    public int Count { get; init; }
}

internal sealed class InHouseUseMap : IEntityTypeConfiguration<InHouseUse>
{
    public void Configure(EntityTypeBuilder<InHouseUse> b)
    {
        b.ToTable("InHouseUse");
        b.HasKey(u => new { u.ItemId, u.Branch, u.Month });
        b.Property(u => u.Branch).HasMaxLength(60);
        b.HasIndex(u => new { u.Branch, u.Month });
    }
}
