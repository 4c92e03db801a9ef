using System.Globalization;
using Woordhouder.Privacy.Evidences.Live;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Days worked out on paper, with a calendar beside it.</summary>
public class TermTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("P5Y", "2024-02-29", "2029-02-28")]
    [InlineData("P5Y", "2023-03-01", "2028-03-01")]
    [InlineData("P2Y", "2024-02-29", "2026-02-28")]
    [InlineData("P18M", "2024-08-31", "2026-02-28")]
    [InlineData("P6M", "2025-08-31", "2026-02-28")]
    [InlineData("P13M", "2024-01-31", "2025-02-28")]
    [InlineData("P30D", "2026-01-29", "2026-02-28")]
    [InlineData("P60D", "2025-12-30", "2026-02-28")]
    [InlineData("P2W", "2026-02-20", "2026-03-06")]
    [InlineData("P1D", "2024-02-28", "2024-02-29")]
    [InlineData("P1Y6M", "2024-08-31", "2026-02-28")]
    public void A_period_has_the_last_day_that_a_calendar_shows(string period, string start, string last) => Assert.Equal(Day(last), Term.Of(period).LastDay(Day(start)));

    [Theory]
    [InlineData("P5Y", "2029-03-02", "2024-02-29")]
    [InlineData("P5Y", "2029-03-01", "2024-02-27")]
    [InlineData("P30D", "2026-03-02", "2026-01-29")]
    [InlineData("P1D", "2026-03-02", "2026-02-27")]
    [InlineData("P18M", "2026-03-02", "2024-08-31")]
    public void Too_late_begins_two_days_after_the_last_day(string period, string today, string start) => Assert.Equal(Day(start), Term.Of(period).TooLate(Day(today)));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("5Y")]
    [InlineData("P5X")]
    [InlineData("PT12H")]
    public void What_is_no_period_is_refused(string text) => Assert.Throws<FormatException>(() => Term.Of(text));
}
