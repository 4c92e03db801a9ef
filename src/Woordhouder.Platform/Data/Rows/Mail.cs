using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>
/// Mail to a person: queued in the transaction that caused it, sent by the mail job, its body cleared early and the line itself later (D13).
/// </summary>
[AboutPerson(nameof(PersonId), Schedule.MailJournal, From = nameof(QueuedAt))]
[Clears(Schedule.MailBodies, nameof(QueuedAt), nameof(Subject), nameof(Body))]
public sealed class MailRow
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Correspondence, Given = By.Library)] public string Lane { get; init; } = "";
    [Personal(Category.Correspondence, Given = By.Library)] public string Template { get; init; } = "";
    /// <summary>The e-mail address it went to.</summary>
    [Personal(Category.Contact)] public string Address { get; init; } = "";
    [Personal(Category.Correspondence, Given = By.Library)] public string? Subject { get; set; }
    [Personal(Category.Correspondence, Given = By.Library)] public string? Body { get; set; }
    [Personal(Category.Correspondence, Given = By.Library)] public DateTimeOffset QueuedAt { get; init; }
    [Personal(Category.Correspondence, Given = By.Library)] public DateTimeOffset? SentAt { get; set; }
    [Operational] public int Attempts { get; set; }
    [Operational] public DateTimeOffset NextAt { get; set; }
    /// <summary>Ended without being sent: shown to the back office as a dead letter.</summary>
    [Operational] public bool Failed { get; set; }
}

/// <summary>What left the library about whom: recipient, purpose and names of fields, never values (D23, D20).</summary>
[AboutPerson(nameof(PersonId), Schedule.SendLog, Made = nameof(At), OnErasure = Erasure.Keep, KeptBecause = "kept.send-log")]
public sealed class SendLogRow
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Correspondence, Given = By.Library)] public string Recipient { get; init; } = "";
    [Personal(Category.Correspondence, Given = By.Library)] public string Purpose { get; init; } = "";
    /// <summary>Names of the fields as in the statement, comma-separated.</summary>
    [Personal(Category.Correspondence, Given = By.Library)] public string Fields { get; init; } = "";
    [Personal(Category.Correspondence, Given = By.Library)] public DateTimeOffset At { get; init; }
}
