namespace Woordhouder.Platform.Jobs;

/// <summary>Work that a library does by itself once a day. Runs on one node at a time; a job that missed its day runs as soon as a node is up.</summary>
public interface IDailyJob
{
    /// <returns>What <see cref="JobSaid.Write"/> makes: the id of a sentence for the health page, with counts, never a name.</returns>
    Task<string> Run(DateOnly today, CancellationToken ct);
}

/// <summary>Work that is done again and again, seconds apart: outbox, mail.</summary>
public interface IPump
{
    /// <returns>How many things were handled; 0 lets the pump rest.</returns>
    Task<int> Turn(CancellationToken ct);
}

/// <summary>Work of minutes, in a row of its own beside the pumps: files that were offered. Remembers by itself where it was.</summary>
public interface ISlowPump
{
    /// <returns>How many things were handled; 0 lets the pump rest.</returns>
    Task<int> Turn(CancellationToken ct);
}
