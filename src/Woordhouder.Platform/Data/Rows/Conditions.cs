using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

public enum RestrictionScope
{
    /// <summary>The whole file: unlawful processing, or needed by the person for a claim.</summary>
    File = 0,
    /// <summary>One purpose: an objection is pending.</summary>
    Purpose = 1,
    /// <summary>One field: its accuracy is contested. The value is stored and not used; other purposes go on.</summary>
    Field = 2,
}

/// <summary>Restriction of processing (AVG art. 18, D15): within its scope the data are stored and nothing else.</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership, Made = nameof(Since), OnErasure = Erasure.Keep, KeptBecause = "kept.restriction")]
public sealed class RestrictionRow
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Rights)] public RestrictionScope Scope { get; init; }
    /// <summary>The purpose id, or the field as table.column; empty for the whole file.</summary>
    [Personal(Category.Rights)] public string Target { get; init; } = "";
    [Personal(Category.Rights)] public DateTimeOffset Since { get; init; }
    /// <summary>The person reads this before a restriction is lifted (art. 18(3)).</summary>
    [Personal(Category.Rights, Given = By.Library)] public DateTimeOffset? NoticeGivenAt { get; set; }
    [Personal(Category.Rights, Given = By.Library)] public DateTimeOffset? EndedAt { get; set; }
    /// <summary>The person agreed that lending goes on while the rest stands still (art. 18(2)).</summary>
    [Personal(Category.Rights)] public bool LendingGoesOn { get; set; }

    /// <summary>Scope, target and whether lending goes on, as the journal of protection says it: <c>purpose|service-mail|</c>, <c>file||lending</c>.</summary>
    internal string Extent => $"{Scope.ToKebab()}|{Target}|{(LendingGoesOn ? "lending" : "")}";
}

/// <summary>A consent with its evidence (AVG art. 7(1)): what was asked, in which version, how it was given, and when it was withdrawn.</summary>
[AboutPerson(nameof(PersonId), Schedule.ConsentEvidence, From = nameof(WithdrawnAt), Made = nameof(GivenAt), OnErasure = Erasure.Keep, KeptBecause = "kept.consent")]
public sealed class ConsentRow
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Preferences)] public string Purpose { get; init; } = "";
    [Personal(Category.Preferences)] public DateTimeOffset GivenAt { get; init; }
    /// <summary>enrolment, website, desk, or <see cref="FromElsewhere"/>.</summary>
    [Personal(Category.Preferences, Given = By.Library)] public string Channel { get; init; } = "";
    [Personal(Category.Preferences, Given = By.Library)] public string TextShown { get; init; } = "";
    /// <summary>In which it was asked; of a consent from another system: the one that held when it was taken in.</summary>
    [Personal(Category.Preferences, Given = By.Library)] public int StatementVersion { get; init; }
    /// <summary>Where the proof lies of a consent that was given in another system; null where this program asked.</summary>
    [Personal(Category.Preferences, Given = By.Library)] public string? Proof { get; init; }
    [Personal(Category.Preferences)] public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The channel of what was said to the system that this one follows.</summary>
    public const string FromElsewhere = "elsewhere";
}

/// <summary>An objection (AVG art. 21): the purpose leaves this person out from that moment, without balancing (D1, D24).</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership, Made = nameof(MadeAt))]
public sealed class ObjectionRow
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    [Personal(Category.Preferences)] public string Purpose { get; init; } = "";
    [Personal(Category.Preferences)] public DateTimeOffset MadeAt { get; init; }
    [Personal(Category.Preferences, Given = By.Library)] public string Channel { get; init; } = "";
    [Personal(Category.Preferences)] public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>A hold on deletion: why rows stay past their schedule, and when that is looked at again (at most a year ahead).</summary>
[AboutPerson(nameof(PersonId), Schedule.Membership, Made = nameof(Since), OnErasure = Erasure.Keep, KeptBecause = "kept.deletion-hold")]
public sealed class DeletionHold
{
    [Operational] public Guid Id { get; init; }
    [Personal(Category.Identity, Given = By.Library)] public PersonId PersonId { get; init; }
    /// <summary>Text id of the sentence that the person reads.</summary>
    [Personal(Category.Rights, Given = By.Library)] public string Reason { get; init; } = "";
    [Personal(Category.Rights, Given = By.Library)] public DateTimeOffset Since { get; init; }
    [Personal(Category.Rights, Given = By.Library)] public DateOnly ReviewOn { get; set; }
    [Personal(Category.Rights, Given = By.Library)] public DateTimeOffset? ReleasedAt { get; set; }
}
