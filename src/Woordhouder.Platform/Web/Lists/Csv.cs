using System.Globalization;
using System.Text;

namespace Woordhouder.Platform.Web;

/// <summary>
/// Lines for a spreadsheet: RFC 4180 with semicolons and a decimal comma, as Dutch Excel reads it by itself. A text that a spreadsheet would take for a formula
/// gets an apostrophe before it, so that opening a list runs nothing.
/// </summary>
public static class Csv
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Line(IEnumerable<object?> cells)
    {
        var line = new StringBuilder();
        return line.AppendJoin(';', cells.Select(Cell)).Append("\r\n").ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal or double => ((IFormattable)value).ToString(null, Dutch),
        sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Tamed(value.ToString() ?? "")),
    };

    /// <summary>Spaces before the sign do not save a reader: some spreadsheets take them off.</summary>
    private static string Tamed(string text) => text.TrimStart() is { Length: > 0 } t && t[0] is '=' or '+' or '-' or '@' || text.Length > 0 && text[0] is '\t' or '\r' or '\n' ? "'" + text : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
