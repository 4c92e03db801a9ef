namespace Woordhouder.Platform.Web;

/// <summary>Something at <c>/kantoor</c> that a human must look at: how many, of what, and where. Counts only: nobody's name stands on that page.</summary>
/// <param name="Kind">no, warn, go or plain: see wh-state.</param>
/// <param name="What">In the reader's language, after the number: "vragen bij een invoer".</param>
/// <param name="Href">Where it is done; null: somewhere else, which <paramref name="Act"/> says.</param>
public sealed record WaitingWork(int Count, string Kind, string What, string? Href, string Act);

/// <summary>A module's part of the office's work of today. What counts nothing is not shown.</summary>
public interface IOfficeWork
{
    /// <summary>What went wrong 10, questions 20, things that run out 30, the rest after.</summary>
    int Order { get; }

    Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default);
}
