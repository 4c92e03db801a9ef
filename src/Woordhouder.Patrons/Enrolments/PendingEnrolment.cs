using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// An online enrolment on its way: the answers so far, in the pre-contract phase (R33). Not confirmed, it is gone after 30 days (D13); confirmed, its
/// <see cref="PersonId"/> becomes the member's and the row goes.
/// </summary>
[AboutPerson(nameof(PersonId), Schedule.PendingEnrolment, From = nameof(CreatedAt))]
internal sealed class PendingEnrolment
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Membership, Given = By.Library)] public DateTimeOffset CreatedAt { get; init; }
    /// <summary>SHA-256 of the key by which the visitor's pages find these answers.</summary>
    [Personal(Category.Identity, Given = By.Library, Secret = true)] public string DraftHash { get; init; } = "";
    /// <summary>SHA-256 of the key in the confirmation mail; another one, so that only who reads the mail can confirm.</summary>
    [Personal(Category.Identity, Given = By.Library, Secret = true)] public string? ConfirmHash { get; set; }
    [Personal(Category.Membership, Given = By.Library)] public DateTimeOffset? SentAt { get; set; }
    [Personal(Category.Identity)] public string GivenName { get; set; } = "";
    [Personal(Category.Identity)] public string? Prefix { get; set; }
    [Personal(Category.Identity)] public string FamilyName { get; set; } = "";
    [Personal(Category.Demographics)] public DateOnly BornOn { get; set; }
    [Personal(Category.Demographics)] public Gender Gender { get; set; }
    [Personal(Category.Representation)] public string? RepresentativeName { get; set; }
    [Personal(Category.Representation)] public string? RepresentativeEmail { get; set; }
    [Personal(Category.Contact)] public string? Postcode { get; set; }
    [Personal(Category.Contact)] public int? HouseNumber { get; set; }
    [Personal(Category.Contact)] public string? HouseNumberAddition { get; set; }
    [Personal(Category.Contact)] public string? Street { get; set; }
    [Personal(Category.Contact)] public string? City { get; set; }
    [Personal(Category.Contact)] public string? Email { get; set; }
    [Personal(Category.Contact)] public string? Phone { get; set; }
    [Personal(Category.Contact)] public string Language { get; set; } = "nl";
    [Personal(Category.Membership)] public string? Subscription { get; set; }
    [Personal(Category.Preferences)] public ReadingHistoryChoice ReadingHistory { get; set; }
    [Personal(Category.Preferences)] public bool NoWelcomeMail { get; set; }

    public DutchName Name => new(GivenName, Prefix, FamilyName);
    /// <summary>Where the confirmation goes: under 16 to the representative (D5).</summary>
    public string? ConfirmAt => RepresentativeEmail ?? Email;
    /// <summary>The last day on which the link in the mail works: the last one on which the row may stay.</summary>
    public DateOnly Until(Library library) => Term(library).LastDay(library.DayOf(CreatedAt));
    /// <summary>What was made before this moment works no more, swept or not.</summary>
    public static DateTimeOffset Oldest(Library library, DateOnly today) => library.StartOf(Term(library).LatestStartDue(today).AddDays(1));

    private static Period Term(Library library) => library.Word.Statement.Schedules[Schedule.PendingEnrolment.ToKebab()].Period;
}

internal sealed class PendingEnrolmentMap : IEntityTypeConfiguration<PendingEnrolment>
{
    public void Configure(EntityTypeBuilder<PendingEnrolment> b)
    {
        b.ToTable("Enrolment").HasKey(x => x.PersonId);
        b.Ignore(x => x.Name).Ignore(x => x.ConfirmAt);
        b.HasIndex(x => x.DraftHash).IsUnique();
        b.HasIndex(x => x.ConfirmHash).IsUnique();
        b.HasIndex(x => x.CreatedAt);
    }
}
