using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Access.Sessions;

/// <summary>What somebody sent in after their session had run out: kept for half an hour, sealed with the library's keys, for the same person only (experience §d).</summary>
[AboutPerson(nameof(PersonId), Schedule.Sessions, From = nameof(ExpiresAt), Made = nameof(MadeAt))]
internal sealed class KeptForm
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>SHA-256 of the key in the address that leads back to the form.</summary>
    [Personal(Category.Account, Given = By.Library, Secret = true)] public string KeyHash { get; init; } = "";
    /// <summary>For whom it was, the path and the fields; unreadable without the library's keys, also to us.</summary>
    [Personal(Category.Account, Secret = true)] public string Sealed { get; init; } = "";
    [Personal(Category.Account, Given = By.Use)] public DateTimeOffset MadeAt { get; init; }
    [Personal(Category.Account, Given = By.Library)] public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class KeptFormMap : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> e)
    {
        e.ToTable("KeptForm");
        e.HasIndex(x => x.KeyHash).IsUnique();
        e.HasIndex(x => x.PersonId);
        e.HasIndex(x => x.ExpiresAt);
        e.Property(x => x.KeyHash).HasMaxLength(64);
    }
}
