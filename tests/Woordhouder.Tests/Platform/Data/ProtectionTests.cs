using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Hosting;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Platform.Data;

/// <summary>The journal of protection is written by the door, whatever the use case (D14).</summary>
public sealed class ProtectionTests
{
    [Theory, BothDatabases]
    public async Task Every_act_that_protects_somebody_is_written_down_without_saying_whose(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol(history: ReadingHistoryChoice.Keep);
        await lib.Member(person, (ChooseReadingHistory u) => u.Do(new ChooseReadingHistoryRequest(person, ReadingHistoryChoice.Forget, "nl"), default));
        await lib.Member(person, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(person, Wanted: false), default));
        await lib.Member(person, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(person, Wanted: true), default));
        var started = await lib.Member(person, (Restrict u) => u.Do(new RestrictRequest(person, RestrictionScope.File, LendingGoesOn: true), default));
        await lib.Member(person, (GiveNoticeOfLifting u) => u.Do(person, started.Value, default));
        await lib.Member(person, (LiftRestriction u) => u.Do(person, started.Value, default));
        var lines = await lib.Raw("SELECT act, \"table\", detail, subject FROM protection ORDER BY id");
        Assert.Equal(["withdrawn consent reading-history", "objected objection welcome-mail", "lifted objection welcome-mail", "restricted restriction file||lending", "lifted restriction file||lending"],
            lines.Select(l => $"{l[0]} {l[1]} {l[2]}"));
        Assert.Single(lines.Select(l => (string)l[3]!).Distinct(), s => s.Length == 64 && !s.Contains(person.Value.ToString("N")[..8], StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Rows_that_protect_somebody_are_not_changed_past_the_journal(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Membership>>();
        await Assert.ThrowsAsync<PurposeException>(() => data.Update(data.Set<ConsentRow>(), s => s.SetProperty(c => c.WithdrawnAt, lib.Clock.GetUtcNow())));
        await Assert.ThrowsAsync<PurposeException>(() => data.Delete(data.Set<ObjectionRow>()));
    }

    [Theory, BothDatabases]
    public async Task The_journal_leaves_the_database_at_once_and_goes_after_36_days(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (person, _) = await lib.Enrol("Postma");
        await lib.Member(person, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(person, Wanted: false), default));
        await lib.Pump();
        var file = Path.Combine(lib.DataFolder, ProtectionJournal.FileName);
        var line = ProtectionLine.Parse(Assert.Single(await File.ReadAllLinesAsync(file)));
        Assert.Equal(("objected", "welcome-mail"), (line.Act, line.Detail));
        // A line that a crash tore is not glued to the next one.
        await File.AppendAllTextAsync(file, "0199-torn");
        lib.Clock.Advance(TimeSpan.FromDays(35));
        await lib.Member(person, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(person, Wanted: true), default));
        await lib.Pump();
        Assert.Equal(["objected", "lifted"], (await File.ReadAllLinesAsync(file)).Select(l => ProtectionLine.Parse(l).Act));
        lib.Clock.Advance(TimeSpan.FromDays(1));
        await lib.Pump();
        Assert.Equal(["lifted"], (await File.ReadAllLinesAsync(file)).Select(l => ProtectionLine.Parse(l).Act));
        Assert.Equal(1L, Convert.ToInt64((await lib.Raw("SELECT count(*) FROM protection"))[0][0], System.Globalization.CultureInfo.InvariantCulture));
    }
}
