using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>One row for each patron who ever borrowed: its version lets only one of two desks pass the same limit (architecture §6).</summary>
[AboutPerson(nameof(PatronId), Schedule.Membership)]
internal sealed class Borrower
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId PatronId { get; init; }
    [Personal(Category.Lending, Given = By.Use)] public DateOnly LastUsedOn { get; set; }
    [Operational] public int Version { get; set; }
}
