using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>Why a membership ends or ended (D10).</summary>
internal enum EndReason { Cancelled = 1, Withdrawn = 2, Expired = 3, Unused = 4, Death = 5 }

/// <summary>A patron's subscription and what was said about its end. That the membership ended stands in Platform's anchor.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership)]
internal sealed class PatronMembership
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>Id in settings.yaml.</summary>
    [Personal(Category.Membership)] public string Subscription { get; set; } = "";
    [Personal(Category.Membership, Given = By.Library)] public DateOnly StartedOn { get; set; }
    /// <summary>Last day that the subscription lends; null: without expiry.</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? EndsOn { get; set; }
    /// <summary>Renewed without being asked: from then on the member leaves by the month (D44).</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? TacitlyRenewedOn { get; set; }
    /// <summary>Last day on which a paid subscription can be withdrawn (BW 6:230o, D44).</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? CoolingOffUntil { get; set; }
    /// <summary>What withdrawing a change goes back to; null: withdrawing ends the membership.</summary>
    [Personal(Category.Membership, Given = By.Library)] public string? PreviousSubscription { get; set; }
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? PreviousEndsOn { get; set; }
    [Personal(Category.Membership)] public DateOnly? CancellationAskedOn { get; set; }
    /// <summary>The last day of the membership as cancelled, withdrawn or by death.</summary>
    [Personal(Category.Membership)] public DateOnly? CancelledPer { get; set; }
    [Personal(Category.Membership, Given = By.Library)] public EndReason? EndReason { get; set; }
    /// <summary>The end had come, but an open loan or charge postponed it (D10).</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? EndPostponedOn { get; set; }
    [Personal(Category.Membership, Given = By.Use)] public DateOnly LastUsedOn { get; set; }
    /// <summary>When the person was told that an unused membership is about to end.</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? UnusedNoticeOn { get; set; }
    [Operational] public int Version { get; set; }
}

internal sealed class PatronMembershipMap : IEntityTypeConfiguration<PatronMembership>
{
    public void Configure(EntityTypeBuilder<PatronMembership> b)
    {
        b.ToTable("PatronMembership").HasKey(x => x.PersonId);
        b.Property(x => x.Version).IsConcurrencyToken();
        b.HasIndex(x => x.CancelledPer);
        b.HasIndex(x => x.EndsOn);
        b.HasIndex(x => x.LastUsedOn);
    }
}
