using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>
/// A member's own address for their calendar app: a secret of 256 bits, of which this row holds the SHA-256. It is the member who makes, renews and removes it;
/// it is gone when the membership ends, and falls under the schedule of the membership at the latest.
/// </summary>
[AboutPerson(nameof(PatronId), Schedule.Membership)]
internal sealed class CalendarLink
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    /// <summary>Part of the ids of the calendar's entries, so that they say nothing of the member.</summary>
    [Operational] public Guid Entries { get; init; }
    [Personal(Category.Lending, Given = By.Library, Secret = true)] public string SecretHash { get; set; } = "";
    /// <summary>Titles leave with the calendar; without, only how many things are due.</summary>
    [Personal(Category.Lending)] public bool WithTitles { get; set; }
    /// <summary>Of the entries: nl or en.</summary>
    [Personal(Category.Lending)] public string Language { get; set; } = "nl";
    [Personal(Category.Lending, Given = By.Use)] public DateOnly MadeOn { get; set; }

    /// <returns>A new secret; the former address works no more.</returns>
    public string Renew(DateOnly today)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        (SecretHash, MadeOn) = (HashOf(secret), today);
        return secret;
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class CalendarLinkMap : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> b)
    {
        b.ToTable("CalendarLink");
        b.HasKey(x => x.PatronId);
        b.Property(x => x.PatronId).ValueGeneratedNever();
        b.HasIndex(x => x.SecretHash).IsUnique();
        b.Property(x => x.SecretHash).HasMaxLength(64);
        b.Property(x => x.Language).HasMaxLength(2);
    }
}
