using Microsoft.EntityFrameworkCore;

namespace Woordhouder.Platform.Data;

/// <summary>The tables that every module stands on.</summary>
internal static class PlatformTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Person>(e => { e.ToTable("Person"); e.Property(x => x.Version).IsConcurrencyToken(); e.HasIndex(x => x.EndedOn); });
        b.Entity<RestrictionRow>(e => { e.ToTable("Restriction"); e.HasIndex(x => x.PersonId).HasFilter("ended_at IS NULL"); e.Property(x => x.Target).HasMaxLength(100); });
        b.Entity<ConsentRow>(e => { e.ToTable("Consent"); e.HasIndex(x => new { x.PersonId, x.Purpose }); e.Property(x => x.Purpose).HasMaxLength(60); });
        b.Entity<ObjectionRow>(e => { e.ToTable("Objection"); e.HasIndex(x => new { x.PersonId, x.Purpose }); e.Property(x => x.Purpose).HasMaxLength(60); });
        b.Entity<DeletionHold>(e => { e.ToTable("DeletionHold"); e.HasIndex(x => x.PersonId); });
        b.Entity<Consultation>(e =>
        {
            e.ToTable("Consultation");
            e.HasIndex(x => new { x.PersonId, x.Purpose, x.StaffId, x.Hour }).IsUnique();
            e.HasIndex(x => x.Hour);
        });
        b.Entity<MailRow>(e => { e.ToTable("Mail"); e.HasIndex(x => x.PersonId); e.HasIndex(x => x.QueuedAt); e.HasIndex(x => x.NextAt).HasFilter("sent_at IS NULL"); });
        b.Entity<SendLogRow>(e => { e.ToTable("SendLog"); e.HasIndex(x => x.PersonId); });
        b.Entity<OutboxRow>(e => { e.ToTable("Outbox"); e.HasIndex(x => x.NextAt).HasFilter("handled_at IS NULL"); e.HasIndex(x => x.At); });
        b.Entity<InboxRow>(e => { e.ToTable("Inbox"); e.HasKey(x => new { x.EventId, x.Handler }); });
        b.Entity<JobRow>(e => { e.ToTable("Job"); e.HasKey(x => x.Name); });
        b.Entity<LedgerRow>(e => { e.ToTable("Ledger"); e.HasKey(x => x.Number); e.Property(x => x.Number).ValueGeneratedNever(); });
        b.Entity<ProtectionRow>(e => { e.ToTable("Protection"); e.HasIndex(x => x.At); });
        b.Entity<StatementVersionRow>(e => { e.ToTable("StatementVersion"); e.HasKey(x => x.Number); e.Property(x => x.Number).ValueGeneratedNever(); e.HasIndex(x => x.Hash).IsUnique(); });
        b.Entity<EvidenceRow>(e => { e.ToTable("Evidence"); e.HasIndex(x => new { x.Evidence, x.At }); });
        b.Entity<AttestationRow>(e => { e.ToTable("Attestation"); e.HasIndex(x => x.Evidence); });
        b.Entity<PeopleListRow>(e => { e.ToTable("PeopleList"); e.HasIndex(x => x.At); e.Property(x => x.Role).HasMaxLength(30); e.Property(x => x.Purpose).HasMaxLength(60); e.Property(x => x.Reason).HasMaxLength(500); });
        b.Entity<ProtectionKeyRow>(e => e.ToTable("ProtectionKey"));
        b.Entity<FormKeyRow>(e => { e.ToTable("FormKey"); e.HasKey(x => x.Key); e.HasIndex(x => x.At); });
        b.Entity<CounterRow>(e => { e.ToTable("Counter"); e.HasKey(x => x.Name); });
        b.Entity<TextHit>(e => { e.HasNoKey(); e.ToTable((string?)null); e.Property(x => x.Number).HasColumnName("rowid"); e.Property(x => x.Rank).HasColumnName("rank"); });
        b.Entity<Imports.ImportedFile>(Imports.ImportedFileMap.Map);
        b.Entity<SettingRow>(e => { e.ToTable("Setting"); e.HasKey(x => x.Name); });
    }
}
