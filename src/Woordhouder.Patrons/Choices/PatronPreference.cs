using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Patrons;

/// <summary>What a patron chose. The evidence of a consent stands in Platform's table of consents.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership)]
internal sealed class PatronPreference
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>What happens to titles of returned loans (D11).</summary>
    [Personal(Category.Preferences)] public ReadingHistoryChoice ReadingHistory { get; set; }
    [Personal(Category.Preferences, Given = By.Library)] public DateTimeOffset? ReadingHistoryChosenAt { get; set; }
    /// <summary>Since when no reminder goes before something is due (D7); null: it goes.</summary>
    [Personal(Category.Preferences)] public DateTimeOffset? RemindersOffAt { get; set; }
}

internal sealed class PatronPreferenceMap : IEntityTypeConfiguration<PatronPreference>
{
    public void Configure(EntityTypeBuilder<PatronPreference> b) => b.ToTable("PatronPreference").HasKey(x => x.PersonId);
}
