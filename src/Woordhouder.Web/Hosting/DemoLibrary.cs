using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Web.Commands;

namespace Woordhouder.Web.Hosting;

/// <summary>Fills an empty library with invented data, once, and marks it as a demo for good (D43).</summary>
internal static class DemoLibrary
{
    public static async Task FillAsync(IServiceProvider services, Library library, CancellationToken ct)
    {
        var scopes = services.GetRequiredService<LibraryScopes>();
        if (library.IsDemo) return;
        var inUse = await scopes.Across(library, async db =>
        {
            db.Rule = PurposeRule.Own;
            return await db.Set<JobRow>().AnyAsync(ct) || await db.Set<OutboxRow>().AnyAsync(ct);
        }, ct);
        if (inUse) throw new CommandException("--demo fills an empty library only: this one is in use. Give another --data folder");
        await MarkAsync(services, library, ct);
        // Its staff, collection and people have been there for four weeks, so that loans can be late.
        var clock = services.GetRequiredService<LibraryClock>();
        var today = clock.GetUtcNow();
        await BackdateStatementAsync(scopes, library, today - Past, ct);
        clock.MoveTo(today - Past);
        foreach (var type in services.GetServices<DemoDataInfo>().OrderBy(d => d.Order))
        {
            if (type.Order >= 40 && clock.GetUtcNow() < today - TimeSpan.FromDays(1)) clock.MoveTo(today);
            await using var scope = scopes.Open(library);
            await type.Make(scope.Services).Fill(ct);
        }
        clock.MoveTo(today);
        await Caretaker.PumpAsync(scopes, library, ct);
        // The nights in between: what was due is gone, and every promise has been looked at.
        await services.GetRequiredService<JobRunner>().RunDue(library, ct, atAnyHour: true);
        await Caretaker.PumpAsync(scopes, library, ct);
    }

    private static readonly TimeSpan Past = TimeSpan.FromDays(29);

    private static async Task BackdateStatementAsync(LibraryScopes scopes, Library library, DateTimeOffset since, CancellationToken ct)
    {
        await scopes.Across(library, db => db.Database.ExecuteSqlRawAsync("UPDATE statement_version SET proposed_at = {0}, approved_at = {0}", [Sql.For(db).Value(since)], ct), ct);
        library.TakeEffect(library.Word with { Since = since });
    }

    /// <summary>From here on the clock may be moved and mail ends on a page.</summary>
    public static async Task MarkAsync(IServiceProvider services, Library library, CancellationToken ct)
    {
        await services.GetRequiredService<LibraryScopes>().Across(library, db =>
        {
            db.Rule = PurposeRule.Own;
            db.Add(new SettingRow { Name = SettingNames.Demo, Value = "yes" });
            return db.SaveChangesAsync(ct);
        }, ct);
        library.IsDemo = true;
    }
}
