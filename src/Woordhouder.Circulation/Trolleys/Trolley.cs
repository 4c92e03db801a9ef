using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>
/// What came out of the book drop and is being taken back: as long as it is being worked on, so that a desk can stop in the middle and go on. It knows things
/// and never a loan: who had them stands nowhere in it. Gone when it is done, and else by the schedule of internal work.
/// </summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(BegunAt))]
internal sealed class Trolley
{
    public Guid Id { get; init; }
    /// <summary>Where the book drop is: a branch of settings.yaml.</summary>
    public string Branch { get; init; } = "";
    /// <summary>The day on which everything in it counts as brought back.</summary>
    public DateOnly ReturnedOn { get; init; }
    public DateTimeOffset BegunAt { get; init; }
}

/// <summary>A thing on the trolley, once, and where it goes.</summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
internal sealed class TrolleyLine
{
    /// <summary>The one-time key of the scan: a repeated submit finds its own line.</summary>
    public Guid Id { get; init; }
    public Guid TrolleyId { get; init; }
    public ItemId ItemId { get; init; }
    public Destination Destination { get; init; }
    /// <summary>Where it belongs: a branch of settings.yaml.</summary>
    public string ToBranch { get; init; } = "";
    public bool WasOnLoan { get; init; }
    public DateTimeOffset At { get; init; }

    public bool CanBeUndone(TimeProvider clock) => clock.GetUtcNow() <= At + LoanPolicies.UndoWithin;
}

internal sealed class TrolleyMap : IEntityTypeConfiguration<Trolley>
{
    public void Configure(EntityTypeBuilder<Trolley> b)
    {
        b.ToTable("Trolley");
        b.Property(t => t.Branch).HasMaxLength(60);
        b.HasIndex(t => t.BegunAt);
    }
}

internal sealed class TrolleyLineMap : IEntityTypeConfiguration<TrolleyLine>
{
    public void Configure(EntityTypeBuilder<TrolleyLine> b)
    {
        b.ToTable("TrolleyLine");
        b.Property(l => l.Id).ValueGeneratedNever();
        b.Property(l => l.ToBranch).HasMaxLength(60);
        b.HasIndex(l => new { l.TrolleyId, l.ItemId }).IsUnique();
        b.HasIndex(l => l.At);
    }
}
