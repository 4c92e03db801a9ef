using Woordhouder.Kernel;

namespace Woordhouder.Platform.Web;

/// <summary>Something on the first page of Mijn Bibliotheek: a task with its button, or a card that a module draws itself.</summary>
/// <param name="Kind">no, warn, go, ok or plain: see wh-state.</param>
/// <param name="Partial">A partial view of the module (full path), drawn with <paramref name="Model"/> instead of the sentence.</param>
public sealed record OverviewCard(string Kind, string Icon, string Title, string? Text = null, string? Href = null, string? LinkText = null, string? Partial = null, object? Model = null);

/// <summary>A module's part of <c>/mijn</c>. Sentences in the reader's language (take PageChrome). Null: nothing to say today.</summary>
public interface IMyOverviewCard
{
    /// <summary>Late things 10, ready things 20, loans 30, choices 40, the rest after.</summary>
    int Order { get; }
    /// <summary>What the part shows, for the sentence that says that it cannot: "Wat je thuis hebt".</summary>
    (string Nl, string En) Shows => ("Een deel van deze pagina", "A part of this page");
    Task<OverviewCard?> For(PersonId person, CancellationToken ct = default);
}
