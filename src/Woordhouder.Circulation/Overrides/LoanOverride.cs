using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>
/// Something was lent or reserved although something spoke against it: what, in which role somebody decided otherwise, and why. Which colleague it was is not kept. It goes soon, for
/// the words may tell what it was.
/// </summary>
[AboutPerson(nameof(PatronId), Schedule.LoanOverrides, From = nameof(LentOn))]
internal sealed class LoanOverride
{
    /// <summary>Letters of the reason.</summary>
    public const int Shortest = 3, Longest = 200;

    /// <summary>That of the loan, or of the hold.</summary>
    [Operational] public LoanId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    /// <summary>Or reserved on.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly LentOn { get; init; }
    /// <summary>Codes of what was overruled, with a comma between them.</summary>
    [Personal(Category.Lending, Given = By.Library)] public string Against { get; init; } = "";
    [Personal(Category.Lending, Given = By.Library)] public string Role { get; init; } = "";
    [Personal(Category.Lending, Given = By.Library)] public string Because { get; init; } = "";

    public static bool Explains(string? because) => because?.Trim().Length is >= Shortest and <= Longest;

    public static LoanOverride Of(Loan loan, PersonId patron, IReadOnlyList<Refusal> against, string because) => Of(loan.Id, patron, loan.LentOn, against, because);

    public static LoanOverride Of(Hold hold, DateOnly placedOn, IReadOnlyList<Refusal> against, string because) => Of(new LoanId(hold.Id.Value), hold.PatronId, placedOn, against, because);

    private static LoanOverride Of(LoanId id, PersonId patron, DateOnly on, IReadOnlyList<Refusal> against, string because) => new()
    {
        Id = id,
        PatronId = patron,
        LentOn = on,
        Against = string.Join(',', against.Select(r => r.Code)),
        Role = against[0].MayOverride!,
        Because = because.Trim(),
    };
}

internal sealed class LoanOverrideMap : IEntityTypeConfiguration<LoanOverride>
{
    public void Configure(EntityTypeBuilder<LoanOverride> b)
    {
        b.ToTable("LoanOverride");
        b.Property(o => o.Id).ValueGeneratedNever();
        b.Property(o => o.Against).HasMaxLength(200);
        b.Property(o => o.Role).HasMaxLength(40);
        b.Property(o => o.Because).HasMaxLength(LoanOverride.Longest);
        b.HasIndex(o => o.PatronId);
        b.HasIndex(o => o.LentOn);
    }
}
