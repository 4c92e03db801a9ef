using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>
/// Staff, or a self-service terminal, opened a person's record: one line per person, purpose, looker and hour. Written by the door, never by a caller (architecture §2).
/// The person reads when and for what (D20, CJEU C-579/21), not by whom; the member of staff is a person here too.
/// </summary>
[AboutPerson(nameof(PersonId), Schedule.ConsultationLog, From = nameof(Hour), OnErasure = Erasure.Keep, KeptBecause = "kept.consultation", Sees = [nameof(Hour), nameof(Purpose), nameof(Terminal)])]
[AboutPerson(nameof(StaffId), Schedule.ConsultationLog, From = nameof(Hour), OnErasure = Erasure.Keep, KeptBecause = "kept.consultation", Sees = [nameof(Hour), nameof(Purpose), nameof(StaffId), nameof(Terminal)])]
public sealed class Consultation
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>The member of staff; the terminal's own id where a terminal looked.</summary>
    [Personal(Category.Consultation, Given = By.Library)] public PersonId StaffId { get; init; }
    [Personal(Category.Consultation, Given = By.Library)] public string Purpose { get; init; } = "";
    /// <summary>The start of the hour.</summary>
    [Personal(Category.Consultation, Given = By.Library)] public DateTimeOffset Hour { get; init; }
    /// <summary>What the terminal was called when it looked; null: a member of staff looked.</summary>
    [Personal(Category.Consultation, Given = By.Library)] public string? Terminal { get; init; }
}
