using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Access.People;

/// <summary>Somebody who works here, paid or as a volunteer.</summary>
[AboutPerson(nameof(PersonId), Schedule.StaffAccount, From = nameof(EndedOn), Made = nameof(Since), OnErasure = Erasure.Keep, KeptBecause = "kept.staff")]
internal sealed class Staff
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Staff, Given = By.Library)] public string Name { get; set; } = "";
    [Personal(Category.Staff, Given = By.Library)] public string Email { get; set; } = "";
    [Personal(Category.Staff, Given = By.Library)] public DateTimeOffset Since { get; init; }
    /// <summary>Last day of service.</summary>
    [Personal(Category.Staff, Given = By.Library)] public DateOnly? EndedOn { get; set; }
    [Operational] public int Version { get; set; }
}

[AboutPerson(nameof(PersonId), Schedule.StaffAccount, From = nameof(EndedOn), Made = nameof(Since), OnErasure = Erasure.Keep, KeptBecause = "kept.staff")]
internal sealed class StaffRole
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>One of Audiences.Roles.</summary>
    [Personal(Category.Staff, Given = By.Library)] public string Role { get; init; } = "";
    [Personal(Category.Staff, Given = By.Library)] public DateTimeOffset Since { get; init; }
    /// <summary>Last day of service; a role that is taken away meanwhile leaves no row.</summary>
    [Personal(Category.Staff, Given = By.Library)] public DateOnly? EndedOn { get; set; }
}

/// <summary>A privacy training (D35): without one that is valid today no personal data opens.</summary>
[AboutPerson(nameof(PersonId), Schedule.Training, From = nameof(ServiceEndedOn), Made = nameof(EnteredAt), OnErasure = Erasure.Keep, KeptBecause = "kept.training")]
internal sealed class Training
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Staff, Given = By.Library)] public DateOnly On { get; init; }
    /// <summary>Last valid day.</summary>
    [Personal(Category.Staff, Given = By.Library)] public DateOnly ValidUntil { get; init; }
    /// <summary>What shows it: "certificaat AVG-basis, map P:/training/2026".</summary>
    [Personal(Category.Staff, Given = By.Library)] public string Proof { get; init; } = "";
    /// <summary>The role that entered it, not the person.</summary>
    [Personal(Category.Staff, Given = By.Library)] public string EnteredBy { get; init; } = "";
    [Personal(Category.Staff, Given = By.Library)] public DateTimeOffset EnteredAt { get; init; }
    [Personal(Category.Staff, Given = By.Library)] public DateOnly? ServiceEndedOn { get; set; }
}

internal sealed class StaffMap : IEntityTypeConfiguration<Staff>
{
    public void Configure(EntityTypeBuilder<Staff> e)
    {
        e.ToTable("Staff");
        e.HasKey(x => x.PersonId);
        e.HasIndex(x => x.EndedOn);
        e.Property(x => x.Name).HasMaxLength(100);
        e.Property(x => x.Email).HasMaxLength(254);
        e.Property(x => x.Version).IsConcurrencyToken();
    }
}

internal sealed class StaffRoleMap : IEntityTypeConfiguration<StaffRole>
{
    public void Configure(EntityTypeBuilder<StaffRole> e)
    {
        e.ToTable("StaffRole");
        e.HasIndex(x => new { x.PersonId, x.Role }).IsUnique();
        e.HasIndex(x => x.EndedOn);
        e.Property(x => x.Role).HasMaxLength(30);
    }
}

internal sealed class TrainingMap : IEntityTypeConfiguration<Training>
{
    public void Configure(EntityTypeBuilder<Training> e)
    {
        e.ToTable("Training");
        e.HasIndex(x => x.PersonId);
        e.HasIndex(x => x.ServiceEndedOn);
        e.Property(x => x.Proof).HasMaxLength(500);
        e.Property(x => x.EnteredBy).HasMaxLength(30);
    }
}
