using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Web.Commands;

/// <summary>A command at work: the program composed, the libraries opened.</summary>
internal sealed class Session : IAsyncDisposable
{
    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private Session(WebApplication app, bool json) => (App, AsJson) = (app, json);

    public WebApplication App { get; }
    public bool AsJson { get; }
    public LibraryScopes Scopes => App.Services.GetRequiredService<LibraryScopes>();
    public Library Library => App.Services.GetRequiredService<LibraryDirectory>().All[0];

    /// <param name="dryRun">A real library may be looked at as of another moment, but not changed.</param>
    /// <param name="simulatedYears">Begin that many years ago.</param>
    /// <param name="refusedGoOn">Serving: a refused library answers 503 and the others go on.</param>
    /// <param name="also">Services that this command adds.</param>
    public static async Task<Session> OpenAsync(ParseResult arguments, CancellationToken ct, bool dryRun = false, bool refusedGoOn = false, string[]? urls = null, int simulatedYears = 0, Action<IServiceCollection>? also = null)
    {
        var at = CommonOptions.Moment(arguments.GetValue(CommonOptions.At));
        // A simulation ends today: it begins that many years ago.
        if (simulatedYears > 0) at = Clocks.Real.GetUtcNow().AddYears(-simulatedYears);
        var clock = LibraryClock.At(Clocks.Real, at);
        var app = Composition.Build(clock, urls, also);
        var session = new Session(app, arguments.GetValue(CommonOptions.Json));
        var folders = arguments.GetValue(CommonOptions.Library)!;
        var databases = arguments.GetValue(CommonOptions.Db)!;
        if (databases.Length > 0 && databases.Length != folders.Length) throw new CommandException($"each library has its own database: give --db {folders.Length} times, or leave it out");
        foreach (var (n, folder) in folders.Index())
        {
            var data = arguments.GetValue(CommonOptions.Data)!;
            if (folders.Length > 1) data = Path.Combine(data, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
            await session.OpenLibraryAsync(folder, data, databases.ElementAtOrDefault(n), arguments.GetValue(CommonOptions.Demo), at is not null && !dryRun && simulatedYears == 0, refusedGoOn, ct);
        }
        return session;
    }

    /// <summary>The library whose restore is not finished; null: there is none in this place.</summary>
    public static async Task<Session?> Restoring(ParseResult arguments, CancellationToken ct)
    {
        var (folder, data, db) = (arguments.GetValue(CommonOptions.Library)![0], arguments.GetValue(CommonOptions.Data)!, arguments.GetValue(CommonOptions.Db)!.FirstOrDefault());
        if (!await LibraryOpener.IsRestoringAsync(data, db, ct)) return null;
        var session = new Session(Composition.Build(LibraryClock.At(Clocks.Real, CommonOptions.Moment(arguments.GetValue(CommonOptions.At)))), arguments.GetValue(CommonOptions.Json));
        var (library, complaints) = await session.App.Services.GetRequiredService<LibraryOpener>().OpenAsync(folder, data, db, restoring: true, ct);
        foreach (var complaint in complaints) await Console.Error.WriteLineAsync(complaint.ToString());
        if (complaints.Count > 0) throw new CommandException($"{folder}: the statement or the settings are refused: mend them and run the same command again");
        session.App.Services.GetRequiredService<LibraryDirectory>().Add(library!);
        return session;
    }

    private async Task OpenLibraryAsync(string folder, string data, string? db, bool demo, bool moved, bool refusedGoOn, CancellationToken ct)
    {
        var (library, complaints) = await App.Services.GetRequiredService<LibraryOpener>().OpenAsync(folder, data, db, ct: ct);
        if (complaints.Count > 0)
        {
            foreach (var complaint in complaints) await Console.Error.WriteLineAsync(complaint.ToString());
            if (library is null || !refusedGoOn) throw new CommandException($"{folder}: the statement or the settings are refused ({complaints.Count} things to mend)");
        }
        App.Services.GetRequiredService<LibraryDirectory>().Add(library!);
        if (!library!.Runs) return;
        if (demo) await DemoLibrary.FillAsync(App.Services, library, ct);
        if (moved && !library.IsDemo) throw new CommandException("--at moves the clock of demo or simulated data only; for a real library add --dry-run");
    }

    public async ValueTask DisposeAsync()
    {
        var libraries = App.Services.GetRequiredService<LibraryDirectory>().All;
        await App.DisposeAsync();
        foreach (var library in libraries) library.Dispose();
    }
}

/// <summary>The one place that names the machine's clock.</summary>
internal static class Clocks
{
#pragma warning disable RS0030 // everything else takes TimeProvider from its constructor
    public static readonly TimeProvider Real = TimeProvider.System;
#pragma warning restore RS0030
}
