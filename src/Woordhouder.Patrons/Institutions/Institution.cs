using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>A school, a group, a care home that borrows on a card of its own. It is no person; whom to speak to there stands in <see cref="InstitutionContact"/>.</summary>
[NotAboutPerson]
internal sealed class Institution
{
    public const int ShortestName = 2, LongestName = 120;

    public InstitutionId Id { get; init; }
    public string Name { get; set; } = "";
    public string CardNumber { get; init; } = "";
    /// <summary>Id in settings.yaml, of a subscription for institutions.</summary>
    public string Subscription { get; set; } = "";
    public DateOnly Since { get; init; }
    /// <summary>From this day it borrows nothing more.</summary>
    public DateOnly? EndedOn { get; set; }
    public int Version { get; set; }
}

/// <summary>Whom to speak to at an institution. Goes 30 days after somebody else took over or the institution ended.</summary>
[AboutPerson(nameof(PersonId), Schedule.InstitutionContact, From = nameof(EndedOn), Made = nameof(Since))]
internal sealed class InstitutionContact
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Operational] public InstitutionId InstitutionId { get; init; }
    [Personal(Category.Identity)] public string Name { get; set; } = "";
    [Personal(Category.Contact)] public string? Email { get; set; }
    [Personal(Category.Contact)] public string? Phone { get; set; }
    [Personal(Category.Contact)] public string Language { get; set; } = "nl";
    [Personal(Category.Identity, Given = By.Library)] public DateOnly Since { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public DateOnly? EndedOn { get; set; }
}

internal sealed class InstitutionMap : IEntityTypeConfiguration<Institution>
{
    public void Configure(EntityTypeBuilder<Institution> b)
    {
        b.ToTable("Institution");
        b.Property(i => i.Id).ValueGeneratedNever();
        b.Property(i => i.Name).HasMaxLength(Institution.LongestName);
        b.Property(i => i.CardNumber).HasMaxLength(20);
        b.Property(i => i.Subscription).HasMaxLength(40);
        b.Property(i => i.Version).IsConcurrencyToken();
        b.HasIndex(i => i.CardNumber).IsUnique();
    }
}

internal sealed class InstitutionContactMap : IEntityTypeConfiguration<InstitutionContact>
{
    public void Configure(EntityTypeBuilder<InstitutionContact> b)
    {
        b.ToTable("InstitutionContact").HasKey(c => c.PersonId);
        b.Property(c => c.PersonId).ValueGeneratedNever();
        b.Property(c => c.Name).HasMaxLength(Institution.LongestName);
        // One contact person at a time, whatever two desks do at once.
        b.HasIndex(c => c.InstitutionId).IsUnique().HasFilter("ended_on IS NULL").HasDatabaseName("IX_InstitutionContact_Now");
        b.HasIndex(c => c.EndedOn);
    }
}
