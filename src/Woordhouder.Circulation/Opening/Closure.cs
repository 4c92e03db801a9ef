using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>Days on which the library closes a branch, or all, decided during the year. Stays as a fact when it is opened again: due dates moved by it.</summary>
[NotAboutPerson]
internal sealed class Closure
{
    public Guid Id { get; init; }
    /// <summary>Id in settings.yaml; null: every branch.</summary>
    public string? Branch { get; init; }
    public DateOnly FromDay { get; init; }
    /// <summary>Inclusive.</summary>
    public DateOnly UntilDay { get; init; }
    public string ReasonNl { get; init; } = "";
    public string ReasonEn { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }
    /// <summary>Due dates that it moved so far.</summary>
    public int Moved { get; set; }
    /// <summary>Null: due dates are still being moved.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    public bool Covers(string branch, DateOnly day) => (Branch is null || Branch == branch) && FromDay <= day && day <= UntilDay;
}
