using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Woordhouder.Access.Accounts;

internal sealed class MemberAccountMap : IEntityTypeConfiguration<MemberAccount>
{
    public void Configure(EntityTypeBuilder<MemberAccount> e)
    {
        e.ToTable("MemberAccount");
        e.HasIndex(x => x.PersonId).IsUnique();
        e.Property(x => x.PasswordHash).HasMaxLength(200);
        e.Property(x => x.Version).IsConcurrencyToken();
    }
}

internal sealed class StaffAccountMap : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> e)
    {
        e.ToTable("StaffAccount");
        e.HasIndex(x => x.PersonId).IsUnique();
        e.HasIndex(x => x.NormalizedUserName).IsUnique();
        e.HasIndex(x => x.EndedOn);
        e.Property(x => x.UserName).HasMaxLength(60);
        e.Property(x => x.NormalizedUserName).HasMaxLength(60);
        e.Property(x => x.PasswordHash).HasMaxLength(200);
        e.Property(x => x.PinHash).HasMaxLength(200);
        e.Property(x => x.AuthenticatorKey).HasMaxLength(64);
        e.Property(x => x.RecoveryCodes).HasMaxLength(1000);
        e.Property(x => x.Version).IsConcurrencyToken();
    }
}
