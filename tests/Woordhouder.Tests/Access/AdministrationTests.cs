using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Versions;

namespace Woordhouder.Tests.Access;

/// <summary>The health page: what failed is red and can be tried again, in the reader's own language.</summary>
public sealed class AdministrationTests
{
    private static async Task<DeskForms> At(TestLibrary lib) => new(await lib.BrowseAs(Audiences.Roles.Administrator));

    [Theory, BothDatabases]
    public async Task A_job_that_failed_last_night_is_red_and_runs_again_on_demand(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.GoTo(lib.Today.AddDays(1));
        using var admin = await At(lib);
        var page = WebUtility.HtmlDecode(await admin.Open("/beheer"));
        Assert.DoesNotContain("mislukt", page, StringComparison.Ordinal);
        Assert.Contains("Wissen wat over zijn termijn is", page, StringComparison.Ordinal);
        Assert.Contains("Rijen gewist: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rows", page, StringComparison.Ordinal);

        // Yesterday it went well; the night after it broke off, and waits for its turn to be over.
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            var row = await things.Track<JobRow>().SingleAsync(j => j.Name == "sweep");
            (row.Result, row.LeaseUntil) = ("failed SqliteException", lib.Clock.GetUtcNow().AddMinutes(8));
            await things.Save();
        }
        page = WebUtility.HtmlDecode(await admin.Open("/beheer"));
        Assert.Contains("mislukt", page, StringComparison.Ordinal);
        Assert.Contains("SqliteException. Probeert het vanzelf opnieuw na", page, StringComparison.Ordinal);
        Assert.Contains("De taak loopt binnen een minuut opnieuw.", await admin.Send("/beheer?handler=Job", ("name", "sweep")), StringComparison.Ordinal);
        Assert.Null((await lib.Raw("SELECT lease_until FROM job WHERE name = 'sweep'"))[0][0]);
        await lib.GoTo(lib.Today.AddDays(1));
        using var nextDay = await At(lib);
        Assert.DoesNotContain("mislukt", await nextDay.Open("/beheer"), StringComparison.Ordinal);
        Assert.Contains("loopt al, of lukte al", await nextDay.Send("/beheer?handler=Job", ("name", "sweep")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_event_that_failed_ten_times_is_counted_and_tried_again_by_its_kind(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            foreach (var type in new[] { "Unheard", "Unheard", "Other" })
                things.Add(new OutboxRow { Id = Guid.CreateVersion7(lib.Clock.GetUtcNow()), At = lib.Clock.GetUtcNow(), NextAt = lib.Clock.GetUtcNow(), Type = type, Payload = "{}", Attempts = 10, Failure = "TimeoutException" });
            await things.Save();
        }
        using var admin = await At(lib);
        var page = await admin.Open("/beheer");
        Assert.Contains("3 lukten niet", page, StringComparison.Ordinal);
        Assert.Contains("TimeoutException", page, StringComparison.Ordinal);
        page = await admin.Send("/beheer", ("kind", "Unheard"), ("mail", "false"));
        Assert.Contains("Het wordt opnieuw geprobeerd.", page, StringComparison.Ordinal);
        Assert.Contains("1 lukten niet", page, StringComparison.Ordinal);
        Assert.Equal(2, await lib.Count("outbox WHERE type = 'Unheard' AND attempts = 0"));
        await admin.Send("/beheer");
        Assert.Equal(3, await lib.Count("outbox WHERE attempts = 0"));
    }

    [Theory, BothDatabases]
    public async Task Every_job_has_a_name_and_says_what_it_did_in_both_languages(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await lib.GoTo(lib.Today.AddDays(1));
        var texts = lib.App.Services.GetRequiredService<TextBook>();
        await using var scope = lib.AsLibrary();
        var rows = await scope.Get<Things>().Set<JobRow>().ToListAsync();
        var jobs = lib.App.Services.GetServices<DailyJob>().ToList();
        Assert.Equal(jobs.Select(j => j.Name).Order(StringComparer.Ordinal), rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            Assert.True(texts.Has($"job.{row.Name}"), $"job.{row.Name} in Texts.yaml");
            var said = JobSaid.Read(row.Result);
            Assert.True(said is not null, $"{row.Name} says what JobSaid does not read: {row.Result}");
            foreach (var language in new[] { "nl", "en" }) Assert.DoesNotContain("{", texts.Get(language, $"job.said.{said!.Id}", [.. said.Counts]), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task The_last_backup_and_the_disk_are_in_sight(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        using var admin = await At(lib);
        Assert.Contains("er is er nog geen gemaakt", await admin.Open("/beheer"), StringComparison.Ordinal);
        await Backups.NoteAsync(lib.Scopes, lib.Library, lib.Clock.GetUtcNow().AddDays(-5), default);
        await Backups.NoteAsync(lib.Scopes, lib.Library, lib.Clock.GetUtcNow(), default);
        var page = await admin.Open("/beheer");
        Assert.Contains("de laatste is van", page, StringComparison.Ordinal);
        Assert.Matches(@"[0-9,]+ van [0-9,]+ GB is vrij", page);
        var now = lib.Clock.GetUtcNow();
        Assert.True(new MachineHealth(now.AddDays(-3), 0, 0).BackupIsOld(now));
        Assert.False(new MachineHealth(now.AddDays(-1), 0, 0).BackupIsOld(now));
        Assert.True(new MachineHealth(now, 9L << 30, 100L << 30).DiskIsFull);
        Assert.False(new MachineHealth(now, 11L << 30, 100L << 30).DiskIsFull);
    }
}
