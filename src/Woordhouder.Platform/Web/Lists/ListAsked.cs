using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Woordhouder.Platform.Web;

/// <summary>What a reader asks of a list, as the address says it (of a list about people: as the form says it, so that no name stands in an address).</summary>
/// <param name="Words">Searched for; "" is everything.</param>
/// <param name="Order">Key of the column that decides the order.</param>
/// <param name="Page">Counted from 1; may lie past the end, <see cref="ListView.Page"/> does not.</param>
/// <param name="Size">Lines to a page: <see cref="Few"/> or <see cref="Many"/>.</param>
public sealed record ListAsked(string Words, string Order, bool Descending, int Page, int Size)
{
    public const string WordsName = "zoek", OrderName = "volgorde", PageName = "pagina", SizeName = "per";
    /// <summary>Of a list about people: the filter that a press takes away.</summary>
    internal const string AwayName = "weg";
    public const int Few = 25, Many = 100;
    private const int MostLetters = 200;

    /// <param name="order">The order when none is asked for: a key, with "-" before it from high to low.</param>
    public static ListAsked Of(HttpRequest request, string order)
    {
        var asked = Said(request, OrderName) ?? order;
        var words = Said(request, WordsName) ?? "";
        return new(words.Length > MostLetters ? words[..MostLetters] : words, asked.TrimStart('-'), asked.StartsWith('-'),
            int.TryParse(Said(request, PageName), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1, Said(request, SizeName) == "100" ? Many : Few);
    }

    /// <summary>What the form or the address says under this name; null: nothing, or it was just taken away. The last one counts: that of the button that was pressed.</summary>
    public static string? Said(HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType || !request.Form.TryGetValue(name, out var said)) said = request.Query[name];
        else if (request.Form[AwayName] == name) return null;
        return said.LastOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();
    }

    /// <summary>The address of this page with other values; null takes one away. What is not named stays as it is, but for the handler of a form that was just sent.</summary>
    public static string Address(HttpRequest request, params (string Name, string? Value)[] changes)
    {
        ArgumentNullException.ThrowIfNull(request);
        var changed = changes.Select(c => c.Name).Append("handler").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = request.Query.Where(p => !changed.Contains(p.Key)).SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v!)));
        var query = new QueryBuilder(kept.Concat(changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!))));
        return $"{request.PathBase}{request.Path}{query}";
    }
}

/// <summary>A filter that is on, as a word that can be taken away.</summary>
/// <param name="Name">Its name in the address.</param>
public sealed record ListFilter(string Name, string Word);

/// <summary>A list as it is shown: what was asked, how many rows there are, and which filters are on. The tag helpers <c>form wh-list</c> and <c>th wh-sort</c> read it.</summary>
/// <param name="Filters">The words that were searched for are added by themselves.</param>
public record ListView(ListAsked Asked, int Total, params IReadOnlyList<ListFilter> Filters)
{
    /// <summary>From 1 to the last one there is.</summary>
    public int Page => Math.Clamp(Asked.Page, 1, Math.Max(1, (Total + Asked.Size - 1) / Asked.Size));

    public int Size => Asked.Size;

    /// <summary>How many rows come before this page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>About people: searched and sorted by POST.</summary>
    public virtual bool OfPeople => false;

    /// <summary>May leave as a file.</summary>
    public virtual bool Leaves => false;
}

/// <summary>A list about people: what is searched for stands in no address, and there is no file of it.</summary>
public sealed record ListOfPeople(ListAsked Asked, int Total, params IReadOnlyList<ListFilter> Filters) : ListView(Asked, Total, Filters)
{
    public override bool OfPeople => true;
}

/// <summary>A list that may leave as a file: its rows are about nobody, which their type says and a test looks into.</summary>
public sealed record ListOf<TRow>(ListAsked Asked, int Total, params IReadOnlyList<ListFilter> Filters) : ListView(Asked, Total, Filters) where TRow : IAboutNobody
{
    public override bool Leaves => true;
}

/// <summary>A row of a list that is about nobody: no person's id, name, address, number or date. Only such rows become a file (experience §d).</summary>
#pragma warning disable CA1040 // the constraint of every way out
public interface IAboutNobody;
#pragma warning restore CA1040
