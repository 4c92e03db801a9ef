using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>What visitors must know today: a lift that is broken, a catalogue that is away for an evening. On the first page from day to day, and of a branch on its own page.</summary>
[NotAboutPerson]
internal sealed class ServiceMessage
{
    public const int Longest = 300;

    public Guid Id { get; init; }
    public string TextNl { get; init; } = "";
    public string TextEn { get; init; } = "";
    /// <summary>Id in settings.yaml; null: of the whole library.</summary>
    public string? Branch { get; init; }
    public DateOnly FromDay { get; init; }
    /// <summary>Inclusive; moved to the day before when the message is taken away.</summary>
    public DateOnly UntilDay { get; set; }
    public int Version { get; set; }
}

internal sealed class ServiceMessageMap : IEntityTypeConfiguration<ServiceMessage>
{
    public void Configure(EntityTypeBuilder<ServiceMessage> b)
    {
        b.ToTable("ServiceMessage");
        b.Property(m => m.TextNl).HasMaxLength(ServiceMessage.Longest);
        b.Property(m => m.TextEn).HasMaxLength(ServiceMessage.Longest);
        b.Property(m => m.Branch).HasMaxLength(60);
        b.Property(m => m.Version).IsConcurrencyToken();
        b.HasIndex(m => m.UntilDay);
    }
}
