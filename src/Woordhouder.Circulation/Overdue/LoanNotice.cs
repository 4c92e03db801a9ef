using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>Somebody was told about one loan: before it was due, when it was late, or that it counts as lost. Each step goes once for a due date; it stays as long as the mail journal.</summary>
[AboutPerson(nameof(PatronId), Schedule.MailJournal, From = nameof(SentAt))]
internal sealed class LoanNotice
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    [Personal(Category.Lending, Given = By.Library)] public LoanId LoanId { get; init; }
    /// <summary>The due date that it was about: a renewed loan is told anew.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly DueOn { get; init; }
    /// <summary>0: before it is due; 1 and up: late; <see cref="Platform.Libraries.OverdueSettings.Billed"/>: it counts as lost.</summary>
    [Personal(Category.Lending, Given = By.Library)] public int Step { get; init; }
    [Personal(Category.Lending, Given = By.Library)] public DateTimeOffset SentAt { get; init; }
    /// <summary>False: no address is known, so somebody may have to write or call.</summary>
    [Personal(Category.Lending, Given = By.Library)] public bool ByMail { get; init; }
}

internal sealed class LoanNoticeMap : IEntityTypeConfiguration<LoanNotice>
{
    public void Configure(EntityTypeBuilder<LoanNotice> b)
    {
        b.ToTable("LoanNotice");
        b.Property(n => n.Id).ValueGeneratedNever();
        // Each step once, whatever two nodes do at once.
        b.HasIndex(n => new { n.LoanId, n.DueOn, n.Step }).IsUnique();
        b.HasIndex(n => n.PatronId);
        b.HasIndex(n => n.SentAt);
    }
}
