using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Woordhouder.Collection;

internal sealed class TitleMap : IEntityTypeConfiguration<Title>
{
    public void Configure(EntityTypeBuilder<Title> b)
    {
        b.ToTable("Title");
        b.HasIndex(t => new { t.ControlNumber, t.ControlSource }).IsUnique();
        b.HasIndex(t => new { t.SortName, t.Id });
        b.Property(t => t.SortName).HasMaxLength(Title.SortLength);
        b.Property(t => t.SearchText).HasMaxLength(Title.SearchLength);
    }
}

internal sealed class TitleContributorMap : IEntityTypeConfiguration<TitleContributor>
{
    public void Configure(EntityTypeBuilder<TitleContributor> b)
    {
        b.ToTable("Contributor");
        b.HasKey(c => new { c.TitleId, c.Order });
        b.HasOne<Title>().WithMany().HasForeignKey(c => c.TitleId);
    }
}

internal sealed class TitleIsbnMap : IEntityTypeConfiguration<TitleIsbn>
{
    public void Configure(EntityTypeBuilder<TitleIsbn> b)
    {
        b.ToTable("TitleIsbn");
        b.HasKey(i => new { i.TitleId, i.Isbn });
        b.HasIndex(i => i.Isbn);
        b.HasOne<Title>().WithMany().HasForeignKey(i => i.TitleId);
    }
}

internal sealed class TitleTopicMap : IEntityTypeConfiguration<TitleTopic>
{
    public void Configure(EntityTypeBuilder<TitleTopic> b)
    {
        b.ToTable("Topic");
        b.HasKey(t => new { t.TitleId, t.IsGenre, t.Order });
        b.HasOne<Title>().WithMany().HasForeignKey(t => t.TitleId);
    }
}

internal sealed class ItemMap : IEntityTypeConfiguration<Item>
{
    public void Configure(EntityTypeBuilder<Item> b)
    {
        b.ToTable("Item");
        b.HasIndex(i => i.Barcode).IsUnique();
        b.HasIndex(i => i.TitleId);
        b.HasOne<Title>().WithMany().HasForeignKey(i => i.TitleId);
    }
}
