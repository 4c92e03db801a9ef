using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>Somebody who borrows without being a member: a name and a card number, and nothing else. Goes a day after everything is back and paid.</summary>
[AboutPerson(nameof(PersonId), Schedule.Guests, From = nameof(SettledOn), Made = nameof(Since))]
internal sealed class Guest
{
    public const int ShortestName = 2, LongestName = 100;

    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Identity)] public string Name { get; init; } = "";
    [Personal(Category.Identity, Given = By.Library)] public string CardNumber { get; init; } = "";
    [Personal(Category.Lending, Given = By.Library)] public DateOnly Since { get; init; }
    /// <summary>One-time key of the form: sent again, it makes no second one.</summary>
    [Operational] public Guid Key { get; init; }
    /// <summary>The last day on which something was on loan or owed; null while something is. Nothing may be known of today's yet, so the guest stays one day more.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly? SettledOn { get; set; }
}

internal sealed class GuestMap : IEntityTypeConfiguration<Guest>
{
    public void Configure(EntityTypeBuilder<Guest> b)
    {
        b.ToTable("Guest").HasKey(g => g.PersonId);
        b.Property(g => g.PersonId).ValueGeneratedNever();
        b.Property(g => g.Name).HasMaxLength(Guest.LongestName);
        b.Property(g => g.CardNumber).HasMaxLength(20);
        b.HasIndex(g => g.CardNumber).IsUnique();
        b.HasIndex(g => g.Key).IsUnique();
        b.HasIndex(g => g.SettledOn);
    }
}
