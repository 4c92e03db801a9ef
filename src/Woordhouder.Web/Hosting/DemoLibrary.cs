using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
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
        foreach (var type in services.GetServices<DemoDataInfo>().OrderBy(d => d.Order))
        {
            await using var scope = scopes.Open(library);
            await type.Make(scope.Services).Fill(ct);
        }
        await Caretaker.PumpAsync(scopes, library, ct);
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
