using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>Somebody may act for somebody else (UAVG art. 5): a parent until the 16th birthday, the others within their task.</summary>
internal enum RepresentationKind { Parent = 0, Curator = 1, Administrator = 2, Mentor = 3 }

/// <summary>Who acts for whom, from the confirmation to the end. Both people see the link.</summary>
[AboutPerson(nameof(RepresentedId), Schedule.Representation, From = nameof(EndedOn), Made = nameof(AskedAt))]
[AboutPerson(nameof(RepresentativeId), Schedule.Representation, From = nameof(EndedOn), Made = nameof(AskedAt))]
internal sealed class Representation
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId RepresentedId { get; init; }
    /// <summary>A member, or somebody in <see cref="Representative"/>.</summary>
    [Personal(Category.Identity, Given = By.Library)] public PersonId RepresentativeId { get; init; }
    /// <summary>What the representative is called, so that the represented person and the desk know whom the link is with.</summary>
    [Personal(Category.Identity)] public string RepresentativeName { get; init; } = "";
    [Personal(Category.Representation)] public RepresentationKind Kind { get; init; }
    [Personal(Category.Representation, Given = By.Library)] public DateTimeOffset AskedAt { get; init; }
    /// <summary>Null: waits for the representative's own answer, and nobody may act yet.</summary>
    [Personal(Category.Representation)] public DateTimeOffset? ConfirmedAt { get; set; }
    [Personal(Category.Representation)] public DateOnly? EndedOn { get; set; }
    /// <summary>SHA-256 of the key in the mail that asks for confirmation.</summary>
    [Personal(Category.Representation, Given = By.Library, Secret = true)] public string? TokenHash { get; set; }
}

/// <summary>A representative who is no member: name and address to confirm by and to write to.</summary>
[AboutPerson(nameof(PersonId), Schedule.Representation, From = nameof(EndedOn))]
internal sealed class Representative
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Identity)] public string Name { get; init; } = "";
    [Personal(Category.Contact)] public string? Email { get; init; }
    [Personal(Category.Contact)] public string Language { get; init; } = "nl";
    /// <summary>The end of the last link.</summary>
    [Personal(Category.Identity, Given = By.Library)] public DateOnly? EndedOn { get; set; }
}

internal sealed class RepresentationMap : IEntityTypeConfiguration<Representation>
{
    public void Configure(EntityTypeBuilder<Representation> b)
    {
        b.ToTable("Representation");
        b.HasIndex(x => x.RepresentedId);
        b.HasIndex(x => x.RepresentativeId);
        b.HasIndex(x => x.TokenHash).IsUnique();
        b.HasIndex(x => x.EndedOn);
    }
}

internal sealed class RepresentativeMap : IEntityTypeConfiguration<Representative>
{
    public void Configure(EntityTypeBuilder<Representative> b)
    {
        b.ToTable("Representative").HasKey(x => x.PersonId);
        b.HasIndex(x => x.Email);
        b.HasIndex(x => x.EndedOn);
    }
}
