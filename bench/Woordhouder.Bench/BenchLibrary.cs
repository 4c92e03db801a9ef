using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Woordhouder.Bench.Baseline;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Bench;

internal enum Engine { Sqlite, Postgres }

/// <summary>Almere's library on a new database that writes through to the disk as in production, with members and a shelf; and the same engine raw, beside it.</summary>
internal sealed class BenchLibrary : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Library library;
    private readonly TimeProvider clock;
    private readonly string data;
    private readonly PostgresServer? server;
    private bool listens;

    private BenchLibrary(WebApplication app, Library library, TimeProvider clock, string data, PostgresServer? server, RawEngine raw) =>
        (this.app, this.library, this.clock, this.data, this.server, Raw) = (app, library, clock, data, server, raw);

    public RawEngine Raw { get; }
    public List<string> Cards { get; } = [];
    public List<PersonId> People { get; } = [];
    public List<string> Barcodes { get; } = [];
    public DateOnly Today => library.Today(clock);

    /// <param name="also">Services that a bench adds.</param>
    public static async Task<BenchLibrary> Create(Engine engine, int members, int items, Action<IServiceCollection>? also = null)
    {
        var clock = LibraryClock.At(TimeProvider.System, null);
        var app = Composition.Build(clock, also: also);
        var data = Directory.CreateTempSubdirectory("woordhouder-bench-").FullName;
        var server = engine == Engine.Postgres ? await PostgresServer.StartAsync(durable: true) : null;
        var database = server is null ? null : await server.CreateDatabaseAsync();
        var (library, complaints) = await app.Services.GetRequiredService<LibraryOpener>().OpenAsync(Repository.Path("libraries", "almere"), data, database);
        if (complaints.Count > 0) throw new InvalidOperationException(string.Join('\n', complaints));
        // Another pool than the product's: neither waits for a connection of the other.
        var raw = database is null ? $"Data Source={Path.Combine(data, "library.db")};Default Timeout=30"
            : new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 100, ApplicationName = "baseline" }.ConnectionString;
        var made = new BenchLibrary(app, library!, clock, data, server, new RawEngine(database is null, raw));
        for (var i = 0; i < members; i++) await made.EnrolAsync();
        await made.FillShelfAsync(items);
        return made;
    }

    /// <summary>A request of a member of staff: another one each time, so that every opened member is written down, as for every next member at a desk.</summary>
    public OpenScope AsStaff()
    {
        var scope = app.Services.GetRequiredService<LibraryScopes>().Bare(library);
        scope.Get<Actor>().ActAsStaff(TypedId.New<PersonId>(clock), ["desk"], trained: true);
        return scope;
    }

    /// <summary>Opens the library for connections.</summary>
    /// <returns>The last port that it listens on.</returns>
    public async Task<int> ListenAsync()
    {
        app.Services.GetRequiredService<LibraryDirectory>().Add(library);
        await app.StartAsync();
        listens = true;
        return new Uri(app.Urls.Last()).Port;
    }

    /// <summary>Waits until every event was delivered: what the product does afterwards is not counted against the baseline.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> SettleAsync()
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        await using var connection = await Raw.OpenAsync();
        await using var left = RawEngine.Command(connection, "SELECT count(*) FROM outbox WHERE handled_at IS NULL");
        while (Convert.ToInt64(await left.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0) await Task.Delay(100);
        return since.Elapsed;
    }

    public OpenScope AsLibrary() => app.Services.GetRequiredService<LibraryScopes>().Open(library);

    private async Task EnrolAsync()
    {
        await using var scope = AsStaff();
        var outcome = await scope.Get<EnrolAtDesk>().Do(new EnrolAtDeskRequest("Hilde", "van 't", "Postma", "1-1-1980", "1315 XC", "101", "bis", "Stadhuisplein", "Almere",
            "basis", null, "06 12345678", null, null, null, null, NoWelcomeMail: false, EvenIfLikelyKnown: true, "nl", "http://localhost"), default);
        Cards.Add(outcome.Value.Card.ToString());
        People.Add(outcome.Value.Person);
    }

    private async Task FillShelfAsync(int items)
    {
        await using var scope = AsLibrary();
        var things = scope.Get<Things>();
        for (var i = 0; i < items; i++)
        {
            var number = $"3012700{i:D7}";
            var title = new Title
            {
                Id = TypedId.New<TitleId>(clock),
                ControlNumber = number,
                Name = "Momo en de tijdspaarders",
                Maker = "Ende, Michael",
                SortName = "momo en de tijdspaarders",
                MaterialType = "book",
                GenreGroup = "fiction",
                Digest = "x",
            };
            things.Add(title);
            things.Add(new Item { Id = TypedId.New<ItemId>(clock), TitleId = title.Id, Barcode = number, Branch = "stad", ShelfMark = "J M" });
            Barcodes.Add(number);
        }
        await things.Save();
    }

    public async ValueTask DisposeAsync()
    {
        if (listens) await app.StopAsync();
        await app.DisposeAsync();
        library.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
