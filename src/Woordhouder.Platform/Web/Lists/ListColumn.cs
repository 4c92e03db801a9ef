using System.Globalization;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Platform.Web;

/// <summary>One column of a list: its key in the address, its heading in both languages, and its value as text, number, day, moment or yes or no.</summary>
public sealed record ListColumn<TRow>(string Key, string Nl, string En, Func<TRow, object?> Value);

/// <summary>Lists that are short enough to be held in memory: staff, jobs, imports, promises.</summary>
public static class ListInMemory
{
    private static readonly CompareInfo Dutch = CultureInfo.GetCultureInfo("nl-NL").CompareInfo;

    /// <summary>The rows that hold every word that was searched for, in the order that was asked. An unknown order leaves them as they came.</summary>
    public static IReadOnlyList<TRow> Find<TRow>(this ListAsked asked, IEnumerable<TRow> rows, IReadOnlyList<ListColumn<TRow>> columns)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var words = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0) rows = rows.Where(row => words.All(word => columns.Any(c => Holds(c.Value(row), word))));
        return columns.FirstOrDefault(c => c.Key == asked.Order) is not { } by ? [.. rows]
            : asked.Descending ? [.. rows.OrderByDescending(by.Value, Order)] : [.. rows.OrderBy(by.Value, Order)];
    }

    /// <summary>The page of them that was asked for.</summary>
    public static IReadOnlyList<TRow> Of<TRow>(this ListView list, IReadOnlyList<TRow> found)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. found.Skip(list.Skip).Take(list.Size)];
    }

    private static bool Holds(object? value, string word) =>
        value is not null && Dutch.IndexOf(Convert.ToString(value, TextBook.Culture("nl")) ?? "", word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Texts as a Dutch reader looks for them, capitals and accents aside; what is empty comes first.</summary>
    private static readonly Comparer<object?> Order = Comparer<object?>.Create((a, b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => Dutch.Compare(x, y, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace),
        // Words in a column of numbers ("fewer than 10") stand before them.
        _ when a.GetType() != b.GetType() => (a is string ? 0 : 1) - (b is string ? 0 : 1),
        _ => Comparer<object>.Default.Compare(a, b),
    });
}
