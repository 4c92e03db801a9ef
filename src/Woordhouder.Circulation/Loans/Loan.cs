using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

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
    [Personal(Category.Lending, Given = By.Use)] public ItemId? ItemId { get; init; }
    [Personal(Category.Lending, Given = By.Use)] public TitleId? TitleId { get; init; }
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public DateOnly LentOn { get; init; }
    /// <summary>Key of the loan policy.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string MaterialType { get; init; } = "";
    /// <summary>Coarse and never sensitive (D3); "" when unknown.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string GenreGroup { get; init; } = "";
    /// <summary>Where it was checked out.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public string Branch { get; init; } = "";
    [Personal(Category.Lending, Given = By.Use)] public DateTimeOffset? CheckedOutAt { get; init; }
    /// <summary>The last day on which it is not late.</summary>
    [Personal(Category.Lending, Given = By.Library)] public DateOnly? DueOn { get; set; }
    /// <summary>Null while the loan is open.</summary>
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public DateOnly? ReturnedOn { get; set; }
    [Personal(Category.Lending, Given = By.Use)] public DateTimeOffset? ReturnedAt { get; set; }
    [Personal(Category.Lending, Given = By.Use, Remains = true)] public int Renewals { get; set; }
    /// <summary>What happens to the title after return: the member's choice, copied here so that each row says by itself when it is due.</summary>
    [Personal(Category.Lending, Remains = true)] public ReadingHistoryChoice History { get; set; }
    [Operational] public int Version { get; set; }
}
