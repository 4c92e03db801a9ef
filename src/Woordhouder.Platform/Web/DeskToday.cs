namespace Woordhouder.Platform.Web;

/// <summary>A module's part of the first page of the desk.</summary>
/// <param name="Partial">Full path of the module's partial view, drawn with <paramref name="Model"/>.</param>
public sealed record DeskTodayPart(string Partial, object Model);

/// <summary>What a module shows on <c>/balie</c>: today, at one branch. Null: nothing in this library.</summary>
public interface IDeskTodayPart
{
    /// <summary>Lending 10, members 20, the rest after.</summary>
    int Order { get; }
    Task<DeskTodayPart?> For(string branch, CancellationToken ct = default);
}
