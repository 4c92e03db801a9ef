namespace Woordhouder.Platform.Statements;

/// <summary>How a clause stands today, as the page "Doen wij wat wij zeggen?" shows it. Green is only <see cref="Holds"/>: proved, never "not yet looked".</summary>
public enum ClauseState
{
    Holds,
    Broken,
    /// <summary>Evidence is missing, skipped, old or from another build.</summary>
    Unproven,
    /// <summary>A part that it rests on does not run in this process.</summary>
    Planned,
    /// <summary>The library does not use the purpose that it is about.</summary>
    Off,
    /// <summary>What the law says or another party does: with a source, not ours to prove.</summary>
    Information,
}
