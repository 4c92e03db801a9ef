using System.Globalization;
using Woordhouder.Kernel;
using Xunit;

namespace Woordhouder.Tests.Kernel;

public sealed class DutchHolidaysTests
{
    [Theory]
    [InlineData("eerste-paasdag", 2026, "2026-04-05")]
    [InlineData("eerste-paasdag", 2038, "2038-04-25")] // as late as it can be
    [InlineData("eerste-paasdag", 2285, "2285-03-22")] // as early
    [InlineData("goede-vrijdag", 2026, "2026-04-03")]
    [InlineData("hemelvaartsdag", 2026, "2026-05-14")]
    [InlineData("tweede-pinksterdag", 2026, "2026-05-25")]
    [InlineData("koningsdag", 2026, "2026-04-27")]
    [InlineData("koningsdag", 2025, "2025-04-26")] // 27 April is a Sunday
    [InlineData("oudejaarsavond", 2026, "2026-12-31")]
    public void A_holiday_falls_on_its_day(string name, int year, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), DutchHolidays.Of(name, year));

    [Fact]
    public void A_name_that_is_no_holiday_is_refused() => Assert.Throws<ArgumentException>(() => DutchHolidays.Of("kwartjesdag", 2026));
}

public sealed class DutchHolidaysAgainstSharedTests
{
    [SharedDataFact]
    public void The_list_of_the_standards_comes_out_day_for_day()
    {
        var lines = File.ReadAllLines(SharedData.PathOf("codes", "holidays-nl-target-2024-2031.tsv")).Skip(1).Select(l => l.Split('\t')).Where(l => l[1] != "Dag van de Arbeid").ToList();
        Assert.True(lines.Count > 80);
        Assert.All(lines, l => Assert.Equal(l[0], DutchHolidays.Of(l[1].ToLowerInvariant().Replace(' ', '-'), int.Parse(l[0][..4], CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }
}
