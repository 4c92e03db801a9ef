using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

internal enum ChargeState
{
    Open = 1,
    Paid = 2,
    /// <summary>The library lets it go, for a reason that stands with it.</summary>
    Waived = 3,
    /// <summary>It was paid for something lost that was found again: the library owes it.</summary>
    RefundDue = 4,
    Refunded = 5,
    /// <summary>The thing came back before it was paid.</summary>
    Cancelled = 6,
}

/// <summary>
/// What somebody owes for a loan, or owed: kept until billing takes it over. It knows the loan, never the title; which loan and copy it was about goes some time
/// after it was settled, the posting itself seven years after its book year (R78, D12).
/// </summary>
[AboutPerson(nameof(PatronId), Schedule.Charges, From = nameof(BookedUntil), Made = nameof(MadeOn), OnErasure = Erasure.Keep, KeptBecause = "kept.charge")]
[Clears(Schedule.ChargeDetails, nameof(ClosedOn), nameof(LoanId), nameof(ItemId))]
internal sealed class Charge
{
    [Operational] public ChargeId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    [Personal(Category.Lending, Given = By.Library)] public LoanId? LoanId { get; init; }
    /// <summary>Of something lost: which copy, so that it is refunded when it is found.</summary>
    [Personal(Category.Lending, Given = By.Library)] public ItemId? ItemId { get; init; }
    /// <summary>What the loan rules know it by.</summary>
    [Personal(Category.Lending, Given = By.Library)] public string MaterialType { get; init; } = "";
    [Personal(Category.Financial, Given = By.Library)] public ChargeKind Kind { get; init; }
    /// <summary>In euro cents, above zero.</summary>
    [Personal(Category.Financial, Given = By.Library)] public long Cents { get; init; }
    [Personal(Category.Financial, Given = By.Library)] public DateOnly MadeOn { get; init; }
    /// <summary>Of a charge for being late: for how many days.</summary>
    [Personal(Category.Lending, Given = By.Library)] public int? DaysLate { get; init; }
    /// <summary>Decided by a member of staff, not by the settings.</summary>
    [Personal(Category.Financial, Given = By.Library)] public bool ByHand { get; init; }
    /// <summary>In the words of staff: what is damaged.</summary>
    [Personal(Category.Financial, Given = By.Library)] public string? What { get; init; }
    [Personal(Category.Financial, Given = By.Library)] public ChargeState State { get; set; } = ChargeState.Open;
    /// <summary>In the words of staff: why it was waived.</summary>
    [Personal(Category.Financial, Given = By.Library)] public string? Because { get; set; }
    /// <summary>Paid, waived, refunded or cancelled on this day; null while something is open.</summary>
    [Personal(Category.Financial, Given = By.Library)] public DateOnly? ClosedOn { get; set; }
    /// <summary>The last day of that book year; null while something is open.</summary>
    [Personal(Category.Financial, Given = By.Library)] public DateOnly? BookedUntil { get; set; }
    [Operational] public int Version { get; set; }

    public Money Amount => new(Cents);

    /// <summary>Whether somebody still has to do something about it: the patron or the library.</summary>
    public bool IsOpen => State is ChargeState.Open or ChargeState.RefundDue;

    public void Become(ChargeState state, DateOnly today, string? because = null)
    {
        (State, Version) = (state, Version + 1);
        Because = because ?? Because;
        ClosedOn = IsOpen ? null : today;
        BookedUntil = IsOpen ? null : new DateOnly(today.Year, 12, 31);
    }
}

internal sealed class ChargeMap : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> b)
    {
        b.ToTable("Charge");
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.MaterialType).HasMaxLength(40);
        b.Property(c => c.What).HasMaxLength(200);
        b.Property(c => c.Because).HasMaxLength(200);
        b.Property(c => c.Version).IsConcurrencyToken();
        b.Ignore(c => c.Amount);
        b.Ignore(c => c.IsOpen);
        b.HasIndex(c => c.PatronId);
        // One charge of a kind for each loan, whatever two nodes do at once; damage can be found twice.
        b.HasIndex(c => new { c.LoanId, c.Kind }).IsUnique().HasFilter("loan_id IS NOT NULL AND kind <> 4");
        b.HasIndex(c => c.ItemId).HasFilter("item_id IS NOT NULL");
        b.HasIndex(c => c.MadeOn);
        b.HasIndex(c => c.BookedUntil);
        b.HasIndex(c => c.ClosedOn).HasFilter("loan_id IS NOT NULL OR item_id IS NOT NULL");
    }
}
