using System.Globalization;
using Woordhouder.Circulation;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class OpeningCalendarTests
{
    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static async Task<OpeningCalendar> Almere(params Closure[] closures)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        return new OpeningCalendar(lib.Library.Settings, closures);
    }

    [Theory]
    [InlineData("stad", "2026-03-02", "12:00-20:00")] // a Monday
    [InlineData("buiten", "2026-03-02", "")]
    [InlineData("haven", "2026-03-04", "10:00-12:30 13:30-17:30")]
    [InlineData("stad", "2026-12-24", "10:00-17:00")] // Christmas Eve closes at five
    [InlineData("haven", "2026-12-24", "")] // and is a Thursday, on which Haven is closed anyway
    [InlineData("stad", "2026-12-25", "")]
    [InlineData("haven", "2026-12-28", "")] // closed days of its own
    [InlineData("stad", "2026-12-28", "12:00-20:00")]
    [InlineData("stad", "2026-04-27", "")]
    [InlineData("stad", "2026-09-14", "")]
    public async Task A_day_has_the_hours_of_its_week_unless_something_closes_it(string branch, string day, string hours)
    {
        var opening = (await Almere()).On(branch, Day(day));
        Assert.Equal(hours, string.Join(' ', opening.Hours!.Select(h => $"{h.From:HH\\:mm}-{h.Until:HH\\:mm}")));
    }

    [Fact]
    public async Task The_next_open_day_lies_behind_a_row_of_closed_ones()
    {
        var calendar = await Almere(new Closure { Id = Guid.NewGuid(), Branch = "stad", FromDay = Day("2026-12-27"), UntilDay = Day("2026-12-28") });
        Assert.Equal(Day("2026-12-29"), calendar.OpenFrom("stad", Day("2026-12-25"))); // Christmas, Boxing Day, closed, closed
        Assert.Equal(Day("2027-01-02"), calendar.OpenFrom("haven", Day("2026-12-31"))); // Thursday, New Year, and Saturday is open
        Assert.Equal(Day("2026-12-24"), calendar.OpenFrom("stad", Day("2026-12-24"))); // short, but open
    }

    [Fact]
    public async Task A_branch_that_is_no_longer_in_the_settings_is_open_on_every_day_that_all_are()
    {
        var calendar = await Almere();
        Assert.True(calendar.On("poort", Day("2026-03-02")).Open);
        Assert.False(calendar.On("poort", Day("2026-12-25")).Open);
    }

    [Fact]
    public async Task A_branch_that_never_opens_again_keeps_its_due_dates()
    {
        var calendar = await Almere(new Closure { Id = Guid.NewGuid(), FromDay = Day("2026-01-01"), UntilDay = Day("2028-12-31") });
        Assert.Equal(Day("2026-03-02"), calendar.OpenFrom("stad", Day("2026-03-02")));
    }

    [Fact]
    public void The_steps_of_a_due_date_are_read_as_they_were_written()
    {
        var extension = Guid.Parse("01980000-0000-7000-8000-000000000001");
        var lines = DueMove.Line(Day("2026-12-25"), new ClosedBecause(ClosedBy.Holiday, "eerste-kerstdag")) + DueMove.Line(Day("2026-12-28"), new ClosedBecause(ClosedBy.Settings, "studiedag ¦ training day"))
            + DueMove.Line(Day("2026-12-29"), new ClosedBecause(ClosedBy.Week)) + "iets anders\n" + DueMove.Line(Day("2026-12-30"), extension);
        Assert.Equal([
            new(Day("2026-12-25"), Day("2026-12-28"), ClosedBy.Holiday, "eerste-kerstdag"), new(Day("2026-12-28"), Day("2026-12-29"), ClosedBy.Settings, "studiedag ¦ training day"),
            new(Day("2026-12-29"), Day("2026-12-30"), ClosedBy.Week, ""), new(Day("2026-12-30"), Day("2027-01-20"), null, extension.ToString("N")),
        ], DueMove.Read(lines, Day("2027-01-20")));
    }
}
