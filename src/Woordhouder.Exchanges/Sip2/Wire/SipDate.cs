using System.Globalization;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Dates of SIP2: 18 characters <c>YYYYMMDDZZZZHHMMSS</c>, in which four blanks mean local time and <c>   Z</c> means UTC.</summary>
internal static class SipDate
{
    public const int Width = 18;

    public static string Of(DateTime local) => local.ToString("yyyyMMdd    HHmmss", CultureInfo.InvariantCulture);

    /// <summary>The end of a day on which something is due.</summary>
    public static string Of(DateOnly day) => Of(day.ToDateTime(new TimeOnly(23, 59, 59)));

    /// <summary>The day that is meant, in the library's time; null: blank, or no date.</summary>
    public static DateOnly? Day(string text, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (text.Length != Width || !DateTime.TryParseExact(string.Concat(text.AsSpan(0, 8), text.AsSpan(12)), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        return text[8..12].Trim() == "Z" ? dayOf(new DateTimeOffset(at, TimeSpan.Zero)) : DateOnly.FromDateTime(at);
    }
}
