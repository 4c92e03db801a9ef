using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Circulation.Pages.My;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Architecture;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation;

public sealed class DueLineTests
{
    [Theory, BothDatabases]
    public async Task What_is_late_stands_left_of_today_and_every_stack_says_its_number(Engine engine)
    {
        await using var lib = await LendingLibrary.Create(engine);
        var patron = await lib.Patron();
        for (var n = 0; n < 2; n++) await lib.Lend(patron, await lib.Item(material: "dvd"));
        for (var n = 0; n < 7; n++) await lib.Lend(patron, await lib.Item());
        lib.Clock.Advance(TimeSpan.FromDays(10));
        await using var member = lib.AsMember(patron);
        var home = (await member.Get<MyLoans>().Do(patron))!;
        member.Get<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = member.Services };
        var chrome = member.Get<PageChrome>();

        Assert.Equal([(-3, 2), (11, 7)], DueLine.Days(home).Select(d => (d.DaysLeft, d.Titles.Count)));
        Assert.Equal("2 titels zijn te laat. Eerst terug: 7 titels, uiterlijk maandag 23 maart 2026.", DueLine.Sentence(home, chrome));
        var svg = DueLine.Svg(home, chrome).ToString()!;
        Assert.Equal((2, 5), (svg.All("wh-due__late").Count(), svg.All("class=\"wh-s1\"").Count()));
        Assert.All(svg.All("wh-due__late\" d=\"M(?<x>[0-9.]+)"), m => Assert.InRange(double.Parse(m.Groups["x"].Value, System.Globalization.CultureInfo.InvariantCulture), 6, 44));
        Assert.All(svg.All("wh-s1\" d=\"M(?<x>[0-9.]+)"), m => Assert.InRange(double.Parse(m.Groups["x"].Value, System.Globalization.CultureInfo.InvariantCulture), 53, 300));
        Assert.Contains(">7</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">te laat</text>", svg, StringComparison.Ordinal);
    }
}

public sealed class OverviewTests
{
    private sealed class Broken : IMyOverviewCard
    {
        public int Order => 1;
        public (string Nl, string En) Shows => ("Je reserveringen", "Your holds");
        public Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) => throw new InvalidOperationException("it went wrong");
    }

    [Fact]
    public async Task A_part_that_fails_says_so_and_the_rest_is_there()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite, also: s => s.AddScoped<IMyOverviewCard, Broken>());
        var (person, _) = await lib.Enrol();
        using var browser = await lib.BrowseAs(person);
        var page = await browser.GetStringAsync("/mijn");
        Assert.Contains("Je reserveringen: dit ging bij ons mis. Er is niets gewijzigd.", page, StringComparison.Ordinal);
        Assert.Contains("Je hebt niets thuis", page, StringComparison.Ordinal);
        Assert.DoesNotContain("it went wrong", page, StringComparison.Ordinal);
    }
}
