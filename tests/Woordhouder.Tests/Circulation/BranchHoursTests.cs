using System.Globalization;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class BranchHoursTests
{
    private static async Task<BranchNow> At(TestLibrary lib, string branch, string local)
    {
        var moment = DateTime.Parse(local, CultureInfo.InvariantCulture);
        lib.Clock.MoveTo(lib.Library.StartOf(DateOnly.FromDateTime(moment)) + moment.TimeOfDay); // none of these days has a change of the clock
        await using var visitor = lib.AsVisitor();
        return (await visitor.Get<IBranchHours>().Now()).Single(b => b.Branch == branch);
    }

    private static DateTime? Time(string? text) => text is null ? null : DateTime.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("stad", "2026-03-02 11:59", null, "2026-03-02 12:00")]
    [InlineData("stad", "2026-03-02 12:00", "2026-03-02 20:00", null)]
    [InlineData("stad", "2026-03-02 20:00", null, "2026-03-03 10:00")]
    [InlineData("haven", "2026-03-04 13:00", null, "2026-03-04 13:30")] // between two times
    [InlineData("buiten", "2026-03-01 12:00", null, "2026-03-03 13:00")] // Sunday and Monday closed
    [InlineData("stad", "2026-12-24 16:59", "2026-12-24 17:00", null)] // Christmas Eve is short
    [InlineData("stad", "2026-12-24 17:01", null, "2026-12-27 12:00")]
    [InlineData("stad", "2026-07-06 12:30", "2026-07-06 20:00", null)] // in summer time
    public async Task A_branch_is_open_until_or_opens_again_at(string branch, string local, string? until, string? next)
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var now = await At(lib, branch, local);
        Assert.Equal((until is not null, Time(until), Time(next)), (now.Open!.Value, now.Until, now.NextOpening));
    }

    [Theory, BothDatabases]
    public async Task It_says_why_when_the_day_is_not_as_in_every_week(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        Assert.Equal((null, null), (await At(lib, "buiten", "2026-03-02 12:00")) is var usual ? (usual.ClosedNl, usual.ClosedEn) : default);
        Assert.Equal(("eerste kerstdag", "Christmas Day"), (await At(lib, "stad", "2026-12-25 12:00")) is var christmas ? (christmas.ClosedNl, christmas.ClosedEn) : default);
        Assert.Equal(("kerstvakantie", "Christmas holidays"), (await At(lib, "haven", "2026-12-28 14:00")) is var settings ? (settings.ClosedNl, settings.ClosedEn) : default);
        lib.Clock.MoveTo(TestLibrary.Start);
        await lib.CloseDay("stad", lib.Today, null);
        Assert.Equal(("storm", "a storm"), (await At(lib, "stad", "2026-03-02 13:00")) is var closed ? (closed.ClosedNl, closed.ClosedEn) : default);
    }

    [Fact]
    public async Task A_branch_without_hours_is_neither_open_nor_closed()
    {
        const string hours = "    hours:\n      monday: 13:00-17:30\n      wednesday: 10:00-12:30, 13:30-17:30\n      friday: 13:00-20:00\n      saturday: 10:00-14:00\n";
        using var folder = new LibraryFolder().Change("settings.yaml", hours, "");
        await using var lib = await TestLibrary.Create(Engine.Sqlite, folder.Path);
        Assert.Null(lib.Library.Settings.Branches.Single(b => b.Id == "haven").Hours);
        Assert.Equal((null, null, null), (await At(lib, "haven", "2026-03-02 13:00")) is var now ? (now.Open, now.Until, now.NextOpening) : default);
    }
}
