using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

internal enum LoanFate
{
    None = 0,
    /// <summary>The borrower says that it was brought back; staff look for it, and no message or charge follows.</summary>
    ClaimedReturned = 1,
    /// <summary>So long overdue that it counts as lost, or the borrower says so. The loan ends when it is paid, waived or brought back.</summary>
    Lost = 2,
}

/// <summary>
/// Somebody has an item, or had it. After return the title goes by the member's choice (D11); the fact of the loan – day, material, genre group, branch –
/// stays until the membership's schedule ends, and then without the person.
/// </summary>
[AboutPerson(nameof(PatronId), Schedule.Membership, Made = nameof(LentOn), OnErasure = Erasure.Dissociate)]
[Clears(Schedule.TitlesUndecided, nameof(ReturnedOn), nameof(ItemId), nameof(TitleId), nameof(CheckedOutAt), nameof(ReturnedAt), When = nameof(History), Is = (int)ReadingHistoryChoice.Undecided)]
[Clears(Schedule.TitlesForgotten, nameof(ReturnedOn), nameof(ItemId), nameof(TitleId), nameof(CheckedOutAt), nameof(ReturnedAt), When = nameof(History), Is = (int)ReadingHistoryChoice.Forget)]
internal sealed class Loan
{
    [Operational] public LoanId Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId? PatronId { get; init; }
    /// <summary>Who has it when no person does: a school, a group. Then there is no <see cref="PatronId"/>.</summary>
    [Operational] public InstitutionId? InstitutionId { get; init; }
    [Personal(Category.Lending, Given = By.Use)] public ItemId? ItemId { get; init; }
    [Personal(Category.Lending, Given = By.Use)] public TitleId? TitleId { get; init; }
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public DateOnly LentOn { get; init; }
    /// <summary>What the loan rules know it by.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string MaterialType { get; init; } = "";
    /// <summary>Coarse and never sensitive (D3); "" when unknown.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string GenreGroup { get; init; } = "";
    /// <summary>Where it was checked out.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string Branch { get; init; } = "";
    [Personal(Category.Lending, Given = By.Use)] public DateTimeOffset? CheckedOutAt { get; init; }
    /// <summary>The last day on which it is not late.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly? DueOn { get; set; }
    /// <summary>The day that the period was counted from: lent or renewed. Null for a loan of before this was written down.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly? CountedFrom { get; set; }
    /// <summary>Days of the rule that counted, as it was on that day.</summary>
    [Personal(Category.Lending, Given = By.Library)] public int? LoanDays { get; set; }
    /// <summary>What moved the due date since it was counted: lines of <see cref="DueMove"/>.</summary>
    [Personal(Category.Lending, Given = By.Library)] public string? DueMoves { get; set; }
    /// <summary>Null while the loan is open.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public DateOnly? ReturnedOn { get; set; }
    [Personal(Category.Lending, Given = By.Use)] public DateTimeOffset? ReturnedAt { get; set; }
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public int Renewals { get; set; }
    /// <summary>Whether it is where it should be: at the borrower's.</summary>
    [Personal(Category.Lending, Given = By.Library, Remains = true)] public LoanFate Fate { get; set; }
    /// <summary>It came back late or after it counted as lost: <see cref="SettleReturns"/> has not looked at it yet.</summary>
    [Operational] public bool ToSettle { get; set; }
    /// <summary>What happens to the title after return: the member's choice, copied here so that each row says by itself when it is due.</summary>
    [Personal(Category.Lending, Remains = true)] public ReadingHistoryChoice History { get; set; }
    [Operational] public int Version { get; set; }

    /// <summary>A loan as it begins: of a patron, or of an institution.</summary>
    /// <param name="on">The day that counts as lent; the period of the rule begins with it.</param>
    /// <param name="at">When it was written down.</param>
    /// <param name="returnedOn">It is over already: written down afterwards.</param>
    public static Loan Of(LoanId id, PersonId? patron, InstitutionId? institution, ItemFacts item, string branch, DateOnly on, DateTimeOffset at, LoanRule rule, DueDate due, ReadingHistoryChoice history, DateOnly? returnedOn = null) => new()
    {
        Id = id,
        PatronId = patron,
        InstitutionId = institution,
        ItemId = item.Id,
        TitleId = item.TitleId,
        LentOn = on,
        CheckedOutAt = at,
        MaterialType = item.MaterialType,
        GenreGroup = item.GenreGroup,
        Branch = branch,
        History = history,
        DueOn = due.On,
        DueMoves = due.Moves,
        CountedFrom = on,
        LoanDays = rule.Days,
        ReturnedOn = returnedOn,
    };
}
