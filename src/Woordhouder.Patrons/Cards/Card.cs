using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

internal enum CardClosed { Lost = 1, Replaced = 2, MembershipEnded = 3 }

/// <summary>A card. One is open per member; a closed one is refused at the desk and its number goes 90 days later (D13).</summary>
[AboutPerson(nameof(PersonId), Schedule.CardReplaced, From = nameof(ClosedOn), Made = nameof(IssuedOn))]
internal sealed class Card
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public string Number { get; init; } = "";
    [Personal(Category.Identity, Given = By.Library)] public DateOnly IssuedOn { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public DateOnly? ClosedOn { get; private set; }
    [Personal(Category.Identity)] public CardClosed? ClosedBecause { get; private set; }

    public void Close(DateOnly on, CardClosed because) => (ClosedOn, ClosedBecause) = (on, because);
}

internal sealed class CardMap : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> b)
    {
        b.ToTable("Card");
        b.HasIndex(x => x.Number).IsUnique();
        // Two desks that replace one card at once: the second is refused here.
        b.HasIndex(x => x.PersonId).IsUnique().HasFilter("closed_on IS NULL").HasDatabaseName("IX_Card_Open");
        b.HasIndex(x => x.ClosedOn);
    }
}
