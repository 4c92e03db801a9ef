using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

internal enum HoldEnd
{
    /// <summary>Collected: from then on the loan says what there is to say, and the row goes the next night.</summary>
    Fulfilled = 1,
    Cancelled = 2,
    /// <summary>It was ready and nobody came.</summary>
    NotCollected = 3,
    /// <summary>It waited for its turn longer than the library keeps it.</summary>
    Lapsed = 4,
    MembershipEnded = 5,
}

internal enum HoldState { Waiting, Suspended, OnItsWay, Ready, Ended }

/// <summary>
/// Somebody asked for a title, or for one copy of it. What lies where is a fact about the thing (<see cref="ItemPlace"/>): the shelf has a number and knows
/// nobody. Goes 90 days after it ended (D13); one that was collected goes the next night, so that the title stays no longer than the choice of D11.
/// </summary>
[AboutPerson(nameof(PatronId), Schedule.Holds, From = nameof(EndedOn), Made = nameof(PlacedAt))]
internal sealed class Hold
{
    /// <summary>The one-time key of the form that placed it.</summary>
    [Operational] public HoldId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    [Personal(Category.Lending)] public TitleId TitleId { get; init; }
    /// <summary>This copy and no other; null: any copy of the title.</summary>
    [Personal(Category.Lending)] public ItemId? WantedItemId { get; init; }
    /// <summary>Where it will be collected: a branch of settings.yaml.</summary>
    [Personal(Category.Lending)] public string PickUp { get; set; } = "";
    /// <summary>Its place in the queue: who asked first, is first.</summary>
    [Personal(Category.Lending, Given = By.Use)] public DateTimeOffset PlacedAt { get; init; }
    /// <summary>The last day on which it waits for its turn.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly WantedUntil { get; init; }
    /// <summary>The last day on which it is passed over; it keeps its place.</summary>
    [Personal(Category.Lending)] public DateOnly? SuspendedUntil { get; set; }
    /// <summary>The copy that is set aside for it; null while it waits.</summary>
    [Personal(Category.Lending, Given = By.Library)] public ItemId? ItemId { get; set; }
    /// <summary>When it came onto the hold shelf; null while it is on its way.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateTimeOffset? ReadyAt { get; set; }
    /// <summary>The last day on which it waits there.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly? ReadyUntil { get; set; }
    /// <summary>When the message that it is ready was queued.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateTimeOffset? ToldAt { get; set; }
    [Personal(Category.Lending, Given = By.Use)] public DateOnly? EndedOn { get; set; }
    [Personal(Category.Lending, Given = By.Use)] public HoldEnd? EndReason { get; set; }
    [Operational] public int Version { get; set; }

    public HoldState StateOn(DateOnly today) =>
        EndedOn is not null ? HoldState.Ended : ReadyAt is not null ? HoldState.Ready : ItemId is not null ? HoldState.OnItsWay : SuspendedUntil >= today ? HoldState.Suspended : HoldState.Waiting;

    public void Finish(DateOnly on, HoldEnd end) => (EndedOn, EndReason, Version) = (on, end, Version + 1);

    /// <summary>Back in the queue, at its old place.</summary>
    public void WaitAgain()
    {
        (EndedOn, EndReason, ItemId) = (null, null, null);
        (ReadyAt, ReadyUntil, ToldAt) = (null, null, null);
        Version++;
    }
}

internal sealed class HoldMap : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> b)
    {
        b.ToTable("Hold");
        b.Property(h => h.Id).ValueGeneratedNever();
        b.Property(h => h.PickUp).HasMaxLength(60);
        b.Property(h => h.Version).IsConcurrencyToken();
        b.HasIndex(h => h.PatronId);
        // One open hold of a title for each member, one open hold for each copy that was set aside: whatever two desks do at once.
        b.HasIndex(h => new { h.PatronId, h.TitleId }).IsUnique().HasFilter("ended_on IS NULL");
        b.HasIndex(h => h.ItemId).IsUnique().HasFilter("ended_on IS NULL AND item_id IS NOT NULL");
        b.HasIndex(h => h.TitleId).HasFilter("ended_on IS NULL");
        b.HasIndex(h => h.EndedOn);
        // Who must still be told.
        b.HasIndex(h => h.ReadyAt).HasFilter("ended_on IS NULL AND ready_at IS NOT NULL AND told_at IS NULL");
    }
}
