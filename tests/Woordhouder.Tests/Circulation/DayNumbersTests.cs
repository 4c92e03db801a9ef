using Woordhouder.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class DayNumbersTests
{
    [Theory, BothDatabases]
    public async Task A_day_is_told_by_branch_and_hour_and_yesterday_stays_yesterday(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var (patron, book) = (await lib.Patron(), await lib.Item());
        await lib.Lend(patron, book);
        await lib.TakeBack(book, "buiten");
        var first = lib.Today;
        await lib.GoTo(first.AddDays(1));
        await lib.Lend(patron, book);
        using var office = await lib.BrowseAs("back-office");
        await using (var scope = lib.AsStaff("back-office"))
        {
            var lines = await scope.Get<DeskNumbers>().Of(first);
            Assert.Equal([("buiten", 0, 1), ("stad", 1, 0)], lines.Select(l => (l.Branch, l.CheckOuts, l.CheckIns)));
            Assert.Equal((1, 1, 0), DayAtDesk.Of(lines) is var day ? (day.CheckOuts, day.CheckIns, day.Renewals) : default);
        }
        var csv = await office.GetStringAsync($"/kantoor/dag?handler=Csv&dag={first:yyyy-MM-dd}");
        Assert.Equal(3, csv.Trim().Split('\n').Length);
        Assert.Contains("Buiten", csv, StringComparison.Ordinal);
        Assert.Equal(2, (await office.GetStringAsync("/kantoor/dag?handler=Csv")).Trim().Split('\n').Length);
        // A day of which nothing is kept any more is today.
        Assert.Contains("Op deze dag is niets gescand", await office.GetStringAsync($"/kantoor/dag?dag={first.AddDays(-1):yyyy-MM-dd}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Op deze dag is niets gescand", await office.GetStringAsync("/kantoor/dag?dag=gisteren"), StringComparison.Ordinal);
    }
}
