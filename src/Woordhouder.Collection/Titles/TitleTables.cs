using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Woordhouder.Collection;

internal sealed class TitleMap : IEntityTypeConfiguration<Title>
{
    public void Configure(EntityTypeBuilder<Title> b)
    {
        b.ToTable("Title");
        b.HasIndex(t => new { t.ControlNumber, t.ControlSource }).IsUnique();
        b.HasIndex(t => t.WorkKey);
        b.HasIndex(t => t.Ean).HasFilter("ean IS NOT NULL");
        b.HasIndex(t => t.Issn).HasFilter("issn IS NOT NULL");
        b.Property(t => t.SortName).HasMaxLength(Title.SortLength);
        b.Property(t => t.WorkKey).HasMaxLength(Title.KeyLength);
        b.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class TitleContributorMap : IEntityTypeConfiguration<TitleContributor>
{
    public void Configure(EntityTypeBuilder<TitleContributor> b)
    {
        b.ToTable("Contributor");
        b.HasKey(c => new { c.TitleId, c.Order });
        b.HasIndex(c => c.Key);
        b.Property(c => c.Key).HasMaxLength(Title.KeyLength);
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
        b.HasIndex(i => new { i.Branch, i.ShelfMark });
        b.Property(i => i.Version).IsConcurrencyToken();
        b.HasOne<Title>().WithMany().HasForeignKey(i => i.TitleId);
    }
}

internal sealed class TitleSeriesMap : IEntityTypeConfiguration<TitleSeries>
{
    public void Configure(EntityTypeBuilder<TitleSeries> b)
    {
        b.ToTable("TitleSeries");
        b.HasKey(s => new { s.TitleId, s.Order });
        b.HasIndex(s => s.Key);
        b.Property(s => s.Key).HasMaxLength(Title.KeyLength);
        b.HasOne<Title>().WithMany().HasForeignKey(s => s.TitleId);
    }
}

internal sealed class TitleRecordMap : IEntityTypeConfiguration<TitleRecord>
{
    public void Configure(EntityTypeBuilder<TitleRecord> b)
    {
        b.ToTable("TitleRecord");
        b.HasKey(r => r.TitleId);
        b.HasOne<Title>().WithMany().HasForeignKey(r => r.TitleId);
    }
}

internal sealed class TitleFacetsMap : IEntityTypeConfiguration<TitleFacets>
{
    public void Configure(EntityTypeBuilder<TitleFacets> b)
    {
        b.ToTable("TitleFacets");
        b.HasKey(f => f.Number);
        b.Property(f => f.Number).ValueGeneratedNever();
        b.HasIndex(f => f.TitleId).IsUnique();
        b.HasIndex(f => new { f.AddedOn, f.Number });
        b.HasIndex(f => new { f.SortName, f.Number });
        b.HasIndex(f => new { f.ChangedAt, f.Number });
        b.Property(f => f.SortName).HasMaxLength(Title.SortLength);
        b.HasOne<Title>().WithMany().HasForeignKey(f => f.TitleId);
    }
}

internal sealed class TitleChangeMap : IEntityTypeConfiguration<TitleChange>
{
    public void Configure(EntityTypeBuilder<TitleChange> b)
    {
        b.ToTable("TitleChange");
        b.HasIndex(c => new { c.TitleId, c.At });
        b.HasIndex(c => c.BatchId).HasFilter("batch_id IS NOT NULL");
    }
}

internal sealed class BatchChangeMap : IEntityTypeConfiguration<BatchChange>
{
    public void Configure(EntityTypeBuilder<BatchChange> b)
    {
        b.ToTable("BatchChange");
        b.HasIndex(c => c.At);
    }
}

internal sealed class TitleSelectionMap : IEntityTypeConfiguration<TitleSelection>
{
    public void Configure(EntityTypeBuilder<TitleSelection> b)
    {
        b.ToTable("TitleSelection");
        b.HasIndex(s => s.Slug).IsUnique();
        b.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class SelectedTitleMap : IEntityTypeConfiguration<SelectedTitle>
{
    public void Configure(EntityTypeBuilder<SelectedTitle> b)
    {
        b.ToTable("SelectedTitle");
        b.HasKey(s => new { s.SelectionId, s.TitleId });
        b.HasIndex(s => s.TitleId);
        b.HasOne<TitleSelection>().WithMany().HasForeignKey(s => s.SelectionId);
        b.HasOne<Title>().WithMany().HasForeignKey(s => s.TitleId);
    }
}

internal sealed class SearchWordMap : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> b)
    {
        b.ToTable("SearchWord");
        b.HasKey(w => w.Word);
    }
}

internal sealed class SearchWordKeyMap : IEntityTypeConfiguration<SearchWordKey>
{
    public void Configure(EntityTypeBuilder<SearchWordKey> b)
    {
        b.ToTable("SearchWordKey");
        b.HasKey(w => new { w.Key, w.Word });
    }
}
