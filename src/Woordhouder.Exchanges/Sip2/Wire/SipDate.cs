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
    public static DateOnly? Day(string text, Func<DateTimeOffset, DateOnly> dayOf) =>
        Read(text) is not { } at ? null : InUtc(text) ? dayOf(new DateTimeOffset(at, TimeSpan.Zero)) : DateOnly.FromDateTime(at);

    /// <summary>The moment that is meant; null: blank, or no date.</summary>
    /// <param name="here">The instant of a time of the clock in the library.</param>
    public static DateTimeOffset? Moment(string text, Func<DateTime, DateTimeOffset> here) => Read(text) is not { } at ? null : InUtc(text) ? new DateTimeOffset(at, TimeSpan.Zero) : here(at);

    /// <summary>Years at the ends of the calendar are no dates: they have no moment everywhere.</summary>
    private static DateTime? Read(string text) =>
        text.Length == Width && DateTime.TryParseExact(string.Concat(text.AsSpan(0, 8), text.AsSpan(12)), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year is > 1 and < 9999 ? at : null;

    private static bool InUtc(string text) => text[8..12].Trim() == "Z";
}
