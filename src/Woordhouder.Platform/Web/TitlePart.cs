using Woordhouder.Contracts.Collection;

namespace Woordhouder.Platform.Web;

/// <summary>A module's part of the page of a title, under where it is: a partial view of the module (full path) with its model. Null: nothing to say of this title.</summary>
public sealed record TitlePart(string Partial, object Model);

/// <summary>Asked for every visitor, whoever looks: the page is kept for all who did not sign in, so it says nothing about a person.</summary>
public interface ITitlePart
{
    /// <summary>Reserving 10, the rest after.</summary>
    int Order { get; }
    Task<TitlePart?> For(TitleId title, CancellationToken ct = default);
}
