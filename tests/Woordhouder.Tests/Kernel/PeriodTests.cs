using Woordhouder.Kernel;

namespace Woordhouder.Tests.Kernel;

/// <summary>Calendar arithmetic with dates worked out on paper.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("P5Y", "2028-02-29", "2033-02-28")]
    [InlineData("P5Y", "2026-03-02", "2031-03-02")]
    [InlineData("P18M", "2026-08-31", "2028-02-29")]
    [InlineData("P1M", "2026-01-31", "2026-02-28")]
    [InlineData("P30D", "2026-03-02", "2026-04-01")]
    [InlineData("P2W", "2026-03-02", "2026-03-16")]
    public void A_period_ends_on_this_day(string period, string start, string last) => Assert.Equal(Day(last), Period.Parse(period).LastDay(Day(start)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("P0D"), InlineData("P-5Y"), InlineData("-P5Y"), InlineData("5 jaar"), InlineData("PT48H"), InlineData("P"), InlineData(""), InlineData("P5")]
    public void This_is_no_period(string text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void The_latest_start_that_is_due_is_due_and_the_next_day_is_not()
    {
        foreach (var period in new[] { "P5Y", "P18M", "P1M", "P30D", "P13M", "P1D" }.Select(Period.Parse))
            for (var today = new DateOnly(2027, 12, 1); today < new DateOnly(2029, 4, 1); today = today.AddDays(1))
            {
                var start = period.LatestStartDue(today);
                Assert.True(period.LastDay(start) < today);
                Assert.False(period.LastDay(start.AddDays(1)) < today);
            }
    }
}
