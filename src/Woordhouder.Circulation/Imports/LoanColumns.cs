using Woordhouder.Contracts;
using Woordhouder.Platform.Imports;

namespace Woordhouder.Circulation;

/// <summary>What a file of open loans may say.</summary>
internal static class LoanColumns
{
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("card", true, "Card of the borrower, who is a member here already.", "21315000000015", Lending.Id, "loan.patron_id"),
        new("barcode", true, "Number on the copy, which is here already.", "30127000000153", Lending.Id, "loan.item_id"),
        new("lent_on", true, "Day of lending.", "2026-02-11", Lending.Id, "loan.lent_on"),
        new("due_on", true, "Last day on which it is not late, as the borrower was told.", "2026-03-11", Lending.Id, "loan.due_on"),
        new("renewals", false, "How often it was renewed. Empty is 0.", "1", Lending.Id, "loan.renewals"),
        new("branch", false, "Id of the branch that lent it. Empty is the branch of the copy.", "stad", Lending.Id, "loan.branch"),
    ];
}
