using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>An institution was told about one loan. Each step goes once for a due date. The person who was written to stands in the mail journal, not here.</summary>
[NotAboutPerson, Swept(Schedule.MailJournal, nameof(SentAt))]
internal sealed class InstitutionNotice
{
    public Guid Id { get; init; }
    public LoanId LoanId { get; init; }
    /// <summary>The due date that it was about: a renewed loan is told anew.</summary>
    public DateOnly DueOn { get; init; }
    /// <summary>0: before it is due; 1 and up: late.</summary>
    public int Step { get; init; }
    public DateTimeOffset SentAt { get; init; }
}

internal sealed class InstitutionNoticeMap : IEntityTypeConfiguration<InstitutionNotice>
{
    public void Configure(EntityTypeBuilder<InstitutionNotice> b)
    {
        b.ToTable("InstitutionNotice");
        b.Property(n => n.Id).ValueGeneratedNever();
        // Each step once, whatever two nodes do at once.
        b.HasIndex(n => new { n.LoanId, n.DueOn, n.Step }).IsUnique();
        b.HasIndex(n => n.SentAt);
    }
}
