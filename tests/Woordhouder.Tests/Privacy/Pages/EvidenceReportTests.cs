using System.Text.Json;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Pages;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Pages;

public sealed class EvidenceReportTests
{
    [Fact]
    public async Task The_report_has_every_clause_in_the_agreed_shape()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        var report = JsonDocument.Parse(EvidenceReport.From(lib.Library.Word, await scope.Get<EvidenceRun>().Latest(default)).ToJson()).RootElement;

        Assert.Equal(["statementVersion", "clauses"], report.EnumerateObject().Select(p => p.Name));
        var clauses = report.GetProperty("clauses").EnumerateArray().ToList();
        Assert.Equal(lib.Library.Word.Statement.Clauses.Count, clauses.Count);
        var members = clauses.Single(c => c.GetProperty("id").GetString() == "bew-leden");
        Assert.Equal(["id", "requirements", "kind", "state", "evidence"], members.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("promise", "unproven"), (members.GetProperty("kind").GetString(), members.GetProperty("state").GetString()));
        var evidence = Assert.Single(members.GetProperty("evidence").EnumerateArray());
        Assert.Equal(["id", "kind", "checkedAt", "violations"], evidence.EnumerateObject().Select(p => p.Name));
        Assert.Equal("overdue.membership", evidence.GetProperty("id").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_failing_day_is_seen_and_its_clause_says_since_when(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Look(lib, "overdue.membership", 0);
        lib.Clock.Advance(TimeSpan.FromDays(3));
        await Look(lib, "overdue.membership", 2);
        await using var scope = lib.AsLibrary();
        var status = (await scope.Get<EvidenceRun>().Latest(default)).Single(c => c.Clause.Id == "bew-leden");
        var history = (await scope.Get<EvidenceDays>().Of([status], default))["bew-leden"];

        Assert.Equal(ClauseState.Broken, status.State);
        Assert.Equal(new DateOnly(2026, 3, 5), history.LastBad);
        Assert.Equal([DayState.Good, DayState.NotLooked, DayState.NotLooked, DayState.Bad], history.Days.TakeLast(4));
        Assert.Equal(new DateOnly(2026, 3, 3), history.Since); // the day after the last good look
    }

    [Theory, BothDatabases]
    public async Task A_clause_that_holds_again_still_shows_its_last_failure(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await Look(lib, "overdue.membership", 2);
        lib.Clock.Advance(TimeSpan.FromDays(60));
        await Look(lib, "overdue.membership", 0);
        await using var scope = lib.AsLibrary();
        var status = (await scope.Get<EvidenceRun>().Latest(default)).Single(c => c.Clause.Id == "bew-leden");
        var history = (await scope.Get<EvidenceDays>().Of([status], default))["bew-leden"];
        Assert.Equal((ClauseState.Holds, new DateOnly(2026, 3, 2)), (status.State, history.LastBad!.Value));
    }

    private static async Task Look(TestLibrary lib, string evidence, long violations)
    {
        await using var scope = lib.AsLibrary();
        var things = scope.Get<Things>();
        var now = lib.Clock.GetUtcNow();
        things.Add(new EvidenceRow { Id = Guid.CreateVersion7(now), Evidence = evidence, At = now, StatementVersion = 1, Violations = violations, Looked = 10 });
        await things.Save();
    }
}
