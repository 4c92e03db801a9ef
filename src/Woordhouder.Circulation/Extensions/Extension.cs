using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>Everybody keeps what they have longer, once: due dates in a range become one later day. Not a renewal, and counted as none.</summary>
[NotAboutPerson]
internal sealed class Extension
{
    public Guid Id { get; init; }
    /// <summary>Id in settings.yaml of the branch that lent it; null: every branch.</summary>
    public string? Branch { get; init; }
    public DateOnly DueFrom { get; init; }
    /// <summary>Inclusive.</summary>
    public DateOnly DueUntil { get; init; }
    /// <summary>After <see cref="DueUntil"/>: no due date becomes earlier. A branch that is closed on it uses its next open day.</summary>
    public DateOnly NewDue { get; init; }
    public string ReasonNl { get; init; } = "";
    public string ReasonEn { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    /// <summary>Due dates that it moved so far.</summary>
    public int Moved { get; set; }
    /// <summary>Null: due dates are still being moved.</summary>
    public DateTimeOffset? MovedAt { get; set; }
    /// <summary>Somebody undid it.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
    /// <summary>Due dates that went back.</summary>
    public int Restored { get; set; }
    public DateTimeOffset? RestoredAt { get; set; }

    public bool Working => UndoneAt is null ? MovedAt is null : RestoredAt is null;
    /// <summary>While the first of the old due dates has not passed: nobody becomes late by it.</summary>
    public bool CanBeUndone(DateOnly today) => UndoneAt is null && today <= DueFrom;
}
