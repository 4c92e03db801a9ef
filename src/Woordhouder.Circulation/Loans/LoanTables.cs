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
        b.HasIndex(l => l.InstitutionId).HasFilter("institution_id IS NOT NULL");
        b.HasIndex(l => l.ReturnedOn);
        // Closures and extensions look for open loans by their due date.
        b.HasIndex(l => l.DueOn).HasFilter("returned_on IS NULL");
        b.HasIndex(l => l.ReturnedAt).HasFilter("to_settle");
    }
}

internal sealed class ClosureMap : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> b)
    {
        b.ToTable("Closure");
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Branch).HasMaxLength(60);
        b.Property(c => c.ReasonNl).HasMaxLength(200);
        b.Property(c => c.ReasonEn).HasMaxLength(200);
    }
}

internal sealed class ExtensionMap : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> b)
    {
        b.ToTable("Extension");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Branch).HasMaxLength(60);
        b.Property(x => x.ReasonNl).HasMaxLength(200);
        b.Property(x => x.ReasonEn).HasMaxLength(200);
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
