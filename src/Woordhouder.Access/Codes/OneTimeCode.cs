using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Access.Codes;

internal enum CodePurpose
{
    /// <summary>Choosing a first or new password: in a link by mail, on paper or from the setup command.</summary>
    Password = 0,
    /// <summary>Which card somebody with a right password meant (D42); minutes only.</summary>
    Card = 1,
}

/// <summary>A code that works once. The link holds 256 random bits, this row their SHA-256.</summary>
[AboutPerson(nameof(PersonId), Schedule.Sessions, From = nameof(ExpiresAt), Made = nameof(MadeAt))]
internal sealed class OneTimeCode
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Account, Secret = true)] public string Hash { get; init; } = "";
    [Personal(Category.Account, Given = By.Library)] public CodePurpose Purpose { get; init; }
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset MadeAt { get; init; }
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset ExpiresAt { get; init; }
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class OneTimeCodeMap : IEntityTypeConfiguration<OneTimeCode>
{
    public void Configure(EntityTypeBuilder<OneTimeCode> e)
    {
        e.ToTable("OneTimeCode");
        e.HasIndex(x => x.Hash).IsUnique();
        e.HasIndex(x => x.PersonId);
        e.HasIndex(x => x.ExpiresAt);
        e.Property(x => x.Hash).HasMaxLength(64);
    }
}
