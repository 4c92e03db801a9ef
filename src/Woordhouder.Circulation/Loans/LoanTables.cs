using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Woordhouder.Circulation;

internal sealed class LoanMap : IEntityTypeConfiguration<Loan>
{
    public void Configure(EntityTypeBuilder<Loan> b)
    {
        b.ToTable("Loan");
        b.Property(l => l.Version).IsConcurrencyToken();
        b.Property(l => l.MaterialType).HasMaxLength(40);
        b.Property(l => l.GenreGroup).HasMaxLength(40);
        b.Property(l => l.Branch).HasMaxLength(60);
        // One open loan for each item, whatever two desks do at once.
        b.HasIndex(l => l.ItemId).IsUnique().HasFilter("returned_on IS NULL AND item_id IS NOT NULL");
        b.HasIndex(l => l.PatronId);
        b.HasIndex(l => l.ReturnedOn);
    }
}

internal sealed class BorrowerMap : IEntityTypeConfiguration<Borrower>
{
    public void Configure(EntityTypeBuilder<Borrower> b)
    {
        b.ToTable("Borrower");
        b.HasKey(x => x.PatronId);
        b.Property(x => x.PatronId).ValueGeneratedNever();
        b.Property(x => x.Version).IsConcurrencyToken();
    }
}
