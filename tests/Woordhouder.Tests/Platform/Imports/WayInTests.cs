using System.Globalization;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Privacy.Evidence.Live;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Platform.Imports;

/// <summary>A whole library moves in, as small as a test may be; the bench does it with fifty thousand members (<c>way-in</c>).</summary>
public sealed class WayInTests
{
    private const int Patrons = 1_200, Items = 2_400, Titles = 500, Holds = 600;

    private static readonly string[] Promises =
    [
        "consents.recorded", "history.choice-honoured", "loans.recorded", "titles.detached", "subscriptions.entitlements", "membership.ends", "youth.free", "representation.ends-at-16", "mail.within-lanes",
        "holds.without-names", "overdue.holds",
    ];

    [Theory, BothDatabases]
    public async Task A_library_moves_in_and_every_promise_about_members_loans_and_holds_holds_that_day_and_the_next(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Titles(Titles);
        var files = new (string Kind, string Text, int Rows)[]
        {
            ("patrons", Written(f => GeneratedFiles.Patrons(f, Patrons, lib.Today)), Patrons),
            ("items", Written(f => GeneratedFiles.Items(f, Items, Titles)), Items),
            ("loans", Written(f => GeneratedFiles.Loans(f, Items, Patrons, lib.Today)), Items),
            ("holds", Written(f => GeneratedFiles.Holds(f, Holds, Patrons, Titles, lib.Today)), Holds),
        };
        foreach (var (kind, text, rows) in files)
        {
            var report = await lib.Import(kind, text);
            Assert.True(report is { End: ImportEnd.Done } && report.Added == rows, $"{kind}: {report.End} {report.Codes()}");
        }
        Assert.Equal((Patrons, Items, Items, Holds), (await lib.Count("person"), await lib.Count("item"), await lib.Count("loan"), await lib.Count("hold")));
        foreach (var promise in Promises) await lib.Holds(promise);
        await lib.GoTo(lib.Today.AddDays(1));
        foreach (var promise in Promises.Append("notices.in-order").Append("charges.in-order")) await lib.Holds(promise);
        // Nobody hears of the move itself; what is late is told from the first night on, and nothing is billed before its last notice had its days.
        Assert.Equal(0, await lib.Count("mail WHERE template NOT IN ('due-reminder', 'overdue', 'overdue-young')"));
        Assert.Equal(0, await lib.Count("charge"));
        Assert.Equal(0, await lib.Count("person WHERE ended_on IS NOT NULL"));
        foreach (var (kind, text, _) in files) Assert.Equal((ImportEnd.AlreadyIn, 0), await lib.Import(kind, text) is var r ? (r.End, r.Added) : default);
    }

    private static string Written(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        return text.ToString();
    }
}
