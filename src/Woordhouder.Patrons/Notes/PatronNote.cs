using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>What the desk should know at the next visit, in words that the member reads as well. It has a last day of its own, at most a year on (D13).</summary>
[AboutPerson(nameof(PersonId), Schedule.Notes, From = nameof(LastDay), Made = nameof(WrittenOn))]
internal sealed class PatronNote
{
    /// <summary>Letters.</summary>
    public const int Shortest = 3, Longest = 300;
    /// <summary>The furthest last day is the same day this many months on.</summary>
    public const int MostMonths = 12;
    /// <summary>What the form proposes.</summary>
    public const int UsualMonths = 3;

    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Membership, Given = By.Library)] public string Words { get; init; } = "";
    [Personal(Category.Membership, Given = By.Library)] public DateOnly WrittenOn { get; init; }
    /// <summary>The last day on which it is shown; it goes in the night after.</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly LastDay { get; init; }
}

internal sealed class PatronNoteMap : IEntityTypeConfiguration<PatronNote>
{
    public void Configure(EntityTypeBuilder<PatronNote> b)
    {
        b.ToTable("PatronNote");
        b.HasIndex(x => new { x.PersonId, x.LastDay });
        b.HasIndex(x => x.LastDay);
    }
}
