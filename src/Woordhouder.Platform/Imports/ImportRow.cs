using System.Globalization;
using System.Text.RegularExpressions;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Imports;

/// <summary>One row of a file by the names of its columns. Reading a value that is not one adds a fault and gives null: the row goes on, so that all faults are told at once.</summary>
public sealed partial class ImportRow(CsvRecord record, IReadOnlyDictionary<string, int> columns, ImportFaults faults)
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d-M-yyyy"];
    private int wrong;

    public int Line => record.Line;
    /// <summary>Nothing in it was refused so far.</summary>
    public bool Good => wrong == 0;
    internal IEnumerable<string> Columns => columns.Keys;
    internal IReadOnlyList<string> Fields => record.Fields;

    /// <summary>The value on one line, without spaces around it; null: empty, or no such column in this file.</summary>
    public string? this[string column] => columns.TryGetValue(column, out var at) && Spaces().Replace(record.Fields[at], " ").Trim() is { Length: > 0 } text ? text : null;

    public void Refuse(string code, string? column, params (string Name, object? Value)[] values) => Refuse(new Refusal(code, null, values), column);

    /// <summary>Reasons of a form, each at the column that is called as its field.</summary>
    public void Refuse(IEnumerable<Refusal> reasons)
    {
        foreach (var reason in reasons) Refuse(reason, reason.Field is { } field ? SnakeCase.Of(field) : null);
    }

    private void Refuse(Refusal why, string? column)
    {
        wrong++;
        faults.Add(Line, column, why);
    }

    /// <summary>The value, which must be there.</summary>
    public string Must(string column)
    {
        if (this[column] is { } text) return text;
        Refuse("import-value-missing", column);
        return "";
    }

    /// <summary>A day as 2026-03-31 or 31-3-2026, not after <paramref name="latest"/>.</summary>
    public DateOnly? Day(string column, DateOnly latest)
    {
        if (this[column] is not { } text) return null;
        if (!DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Refuse("import-day", column);
        else if (day > latest) Refuse("import-day-late", column);
        else return day;
        return null;
    }

    /// <summary>The same, which must be there.</summary>
    public DateOnly? MustDay(string column, DateOnly latest)
    {
        if (this[column] is null) Refuse("import-value-missing", column);
        return Day(column, latest);
    }

    /// <summary>A whole number up to <paramref name="most"/>; empty is <paramref name="otherwise"/>.</summary>
    public int Number(string column, int most, int otherwise = 0)
    {
        if (this[column] is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most) return number;
        Refuse("import-number", column, ("n", most));
        return otherwise;
    }

    /// <summary>One of a few words; empty is null.</summary>
    public string? Choice(string column, params string[] words)
    {
        if (this[column] is not { } text) return null;
        if (words.Contains(text.ToLowerInvariant())) return text.ToLowerInvariant();
        Refuse("import-choice", column, ("words", string.Join(", ", words)));
        return null;
    }

    /// <summary>Text up to <paramref name="longest"/> characters; empty is null.</summary>
    public string? Text(string column, int longest)
    {
        if (this[column] is not { } text) return null;
        if (text.Length <= longest) return text;
        Refuse("import-too-long", column, ("n", longest));
        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
