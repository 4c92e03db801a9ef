using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The anchor of a member: what the door's conditions (age) and the retention schedules (membership ended) read. Names and addresses stand in Patrons.
/// </summary>
[AboutPerson(nameof(Id), Schedule.Membership, Made = nameof(JoinedOn))]
public sealed class Person
{
    [Personal(Category.Identity, Given = By.Library)] public PersonId Id { get; init; }
    [Personal(Category.Demographics)] public DateOnly BornOn { get; set; }
    [Personal(Category.Membership, Given = By.Library)] public DateOnly JoinedOn { get; init; }
    /// <summary>The last day of the membership (D10); null while it lasts. Every schedule that counts from the person's event counts from here.</summary>
    [Personal(Category.Membership, Given = By.Library)] public DateOnly? EndedOn { get; set; }
    [Operational] public int Version { get; set; }
}
