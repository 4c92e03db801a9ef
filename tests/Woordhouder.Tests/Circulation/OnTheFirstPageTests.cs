using Woordhouder.Circulation;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation;

/// <summary>Almere's own settings: Stad is open on Tuesdays from 10.00 to 20.00, Haven not at all.</summary>
public sealed class OnTheFirstPageTests
{
    [Theory, BothDatabases]
    public async Task Who_comes_to_the_site_sees_which_branches_are_open_and_what_is_different_ahead(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        lib.Clock.MoveTo(new DateTimeOffset(2026, 12, 15, 18, 30, 0, TimeSpan.Zero)); // Tuesday, 19.30 in Almere
        using var visitor = await lib.Browse();
        var page = await visitor.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("tot 20.00 uur", page, StringComparison.Ordinal);
        Assert.Contains("open morgen om 10.00 uur", page, StringComparison.Ordinal);
        Assert.Contains("vr 25 dec", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_closed_day_of_one_branch_names_that_branch_and_one_of_all_names_none(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        lib.Clock.MoveTo(new DateTimeOffset(2026, 12, 22, 9, 0, 0, TimeSpan.Zero));
        await using var scope = lib.AsLibrary();
        var ahead = (AgendaAhead)(await scope.Get<IEnumerable<IHomePart>>().OfType<DaysAhead>().Single().For())!.Model;
        Assert.Equal(["24-12:", "25-12:alle", "26-12:alle", "28-12:haven", "29-12:haven"],
            ahead.Days.Select(d => $"{d.Opening.Day:dd-MM}:{(d.Opening.Open ? "" : d.Branches is null ? "alle" : string.Join('+', d.Branches))}"));
    }
}
