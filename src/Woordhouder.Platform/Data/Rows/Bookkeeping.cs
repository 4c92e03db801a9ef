using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>An event on its way to its handlers: ids and facts, never a name. At least once; a handler that fails ends as a dead letter that staff see.</summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
public sealed class OutboxRow
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string Type { get; init; } = "";
    public string Payload { get; init; } = "";
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? HandledAt { get; set; }
    /// <summary>The exception's type, never its message: a message may hold a value.</summary>
    public string? Failure { get; set; }
}

/// <summary>Which handler has seen which event: a second delivery does nothing.</summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
public sealed class InboxRow
{
    public Guid EventId { get; init; }
    public string Handler { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A job's turn: the lease that makes it run on one node at a time, and what its last run said.</summary>
[NotAboutPerson]
public sealed class JobRow
{
    public string Name { get; init; } = "";
    public string? Node { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateOnly? LastDay { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Result { get; set; }
}

/// <summary>
/// One line of the deletion ledger (D14): what a run of the sweep or an erasure removed, as counts. Permanent, holds no personal data, and each line
/// carries the hash of the one before, so that none can be taken out or changed unseen.
/// </summary>
[NotAboutPerson]
public sealed class LedgerRow
{
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>sweep, erasure or restore.</summary>
    public string Run { get; init; } = "";
    public string Schedule { get; init; } = "";
    public string Table { get; init; } = "";
    public string Action { get; init; } = "";
    public long Rows { get; init; }
    public string Rule { get; init; } = "";
    public int StatementVersion { get; init; }
    public string Previous { get; init; } = "";
    public string Hash { get; init; } = "";
}

/// <summary>
/// The journal of protection (D14): that something was erased, withdrawn, objected to or restricted, as ids without contents. Written in the same transaction,
/// shipped at once outside the database, kept 36 days, replayed after a restore.
/// </summary>
[NotAboutPerson]
public sealed class ProtectionRow
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>erased, withdrawn, objected, restricted, lifted, suppressed, dissociated.</summary>
    public string Act { get; init; } = "";
    public string Table { get; init; } = "";
    /// <summary>A keyed hash of the row's id: only this library can recognise it.</summary>
    public string Subject { get; init; } = "";
    public string Detail { get; init; } = "";
    public bool Shipped { get; set; }
}

/// <summary>A version of the statement: the files as they were, when it was proposed, who approved it and since when it holds (D45).</summary>
[NotAboutPerson]
public sealed class StatementVersionRow
{
    public int Number { get; init; }
    public DateOnly Date { get; init; }
    public string Hash { get; init; } = "";
    public string Yaml { get; init; } = "";
    public string Nl { get; init; } = "";
    public string En { get; init; } = "";
    public DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? ApprovedAt { get; set; }
    /// <summary>setup for the first version, else the role that approved.</summary>
    public string? ApprovedAs { get; set; }
    /// <summary>Tables of which the first sweep under this version may delete more than 5 % (D45), with the count that the officer saw; comma-separated.</summary>
    public string Released { get; set; } = "";
    public DateTimeOffset? FirstSweepAt { get; set; }
}

/// <summary>One check of one piece of evidence: the history that the public page draws.</summary>
[NotAboutPerson]
public sealed class EvidenceRow
{
    public Guid Id { get; init; }
    public string Evidence { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public int StatementVersion { get; init; }
    /// <summary>Null: could not be looked at, so unproven.</summary>
    public long? Violations { get; init; }
    /// <summary>What was looked at (rows, pages, columns); never an id.</summary>
    public long Looked { get; init; }
}

/// <summary>A signed statement about something that no query can see: a contract on file, a sign at the door. Past its date the clause is broken.</summary>
[NotAboutPerson]
public sealed class AttestationRow
{
    public Guid Id { get; init; }
    public string Evidence { get; init; } = "";
    public string Role { get; init; } = "";
    public DateOnly On { get; init; }
    public string Proof { get; init; } = "";
    public DateOnly ValidUntil { get; init; }
}

/// <summary>A key of ASP.NET Core data protection (anti-forgery tokens), per library.</summary>
[NotAboutPerson]
public sealed class ProtectionKeyRow
{
    public string Id { get; init; } = "";
    public string Xml { get; init; } = "";
}

/// <summary>The answer to a form's one-time key: a second submit gets the first one's result. Holds the outcome's redirect, no values.</summary>
[NotAboutPerson, Swept(Schedule.Outbox, nameof(At))]
public sealed class FormKeyRow
{
    public Guid Key { get; init; }
    public DateTimeOffset At { get; init; }
    public string? Answer { get; set; }
}

/// <summary>A named value of this installation: whether it is a demo, the key of keyed hashes, numbers given out.</summary>
[NotAboutPerson]
public sealed class SettingRow
{
    public string Name { get; init; } = "";
    public string Value { get; set; } = "";
}

/// <summary>The next free number of a row of numbers.</summary>
[NotAboutPerson]
public sealed class CounterRow
{
    public string Name { get; init; } = "";
    public long Next { get; set; }
}

/// <summary>A list of members that was handed out as a file: which role, when, for what and why, how many people and which fields. Who they are stands in each one's own consultation log.</summary>
[NotAboutPerson]
public sealed class PeopleListRow
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string Role { get; init; } = "";
    /// <summary>Id of a purpose of the statement.</summary>
    public string Purpose { get; init; } = "";
    public int StatementVersion { get; init; }
    public int People { get; init; }
    /// <summary>Whom the conditions left out, by reason: "restricted=2,objected=1".</summary>
    public string LeftOut { get; init; } = "";
    /// <summary>Ids of fields, comma-separated.</summary>
    public string Fields { get; init; } = "";
    /// <summary>Which members were chosen, in words of the list's own filters; never a search word.</summary>
    public string Choice { get; init; } = "";
    /// <summary>In the words of who asked; without names, says the form.</summary>
    public string Reason { get; init; } = "";
    public string Format { get; init; } = "";
}
