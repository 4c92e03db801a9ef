using System.Globalization;
using System.Text;

namespace Woordhouder.Circulation;

/// <summary>A whole day in a calendar.</summary>
/// <param name="Uid">The same for the life of the entry, and of no other.</param>
/// <param name="Description">Lines divided by \n; null: none.</param>
internal sealed record CalendarEntry(string Uid, DateOnly On, string Summary, string? Description);

/// <summary>Writes iCalendar (RFC 5545): lines end in CRLF and are folded at 75 octets, never inside a character; text is escaped.</summary>
internal static class ICalendar
{
    public const string MediaType = "text/calendar";
    private const int MostOctets = 75;

    /// <param name="product">PRODID: who made it.</param>
    /// <param name="stamp">DTSTAMP of every entry: the calendar stays the same text until it moves.</param>
    public static string Write(string product, string name, DateTimeOffset stamp, IEnumerable<CalendarEntry> entries)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:" + Escape(product));
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("NAME:" + Escape(name));
        Line("X-WR-CALNAME:" + Escape(name));
        // How often an app should come back (RFC 7986 and its forerunner): due dates change a few times a day at most.
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line("X-PUBLISHED-TTL:PT6H");
        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escape(entry.Uid));
            Line("DTSTAMP:" + stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;VALUE=DATE:" + Date(entry.On));
            // The end of a whole day is the day after.
            Line("DTEND;VALUE=DATE:" + Date(entry.On.AddDays(1)));
            Line("SUMMARY:" + Escape(entry.Summary));
            if (entry.Description is { Length: > 0 } description) Line("DESCRIPTION:" + Escape(description));
            Line("CLASS:PRIVATE");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A TEXT value: backslash, semicolon, comma and line end are escaped; other control characters may not stand in it and go.</summary>
    public static string Escape(string value) =>
        string.Concat(value.Replace("\r\n", "\n", StringComparison.Ordinal).Where(c => c == '\n' || !char.IsControl(c)))
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
