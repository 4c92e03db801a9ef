namespace Woordhouder.Platform.Web;

/// <summary>A module's part of the first page of the site: a partial view of the module (full path) with its model. Null: nothing to say today.</summary>
public sealed record HomePart(string Partial, object Model);

/// <summary>Asked for every visitor: what it needs of the database is one quick query, and says nothing about a person.</summary>
public interface IHomePart
{
    /// <summary>Messages 0, opening hours 10, what is new 20, agenda 30. Below ten: above the search field; below twenty: right under it.</summary>
    int Order { get; }
    Task<HomePart?> For(CancellationToken ct = default);
}
