using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Tests.Hosting;

/// <summary>
/// De Nieuwe Bibliotheek Almere on an empty database of its own, with a clock that a test moves. The whole program is composed as in production;
/// nothing is replaced but what the test asks for.
/// </summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    /// <summary>Monday 2 March 2026, 10:00 in Almere: the moment at which every test begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly string data;
    private readonly string? database;

    private TestLibrary(WebApplication app, Library library, LibraryClock clock, string data, string? database) =>
        (App, Library, Clock, this.data, this.database) = (app, library, clock, data, database);

    public WebApplication App { get; }
    public Library Library { get; }
    public LibraryClock Clock { get; }
    public DateOnly Today => Library.Today(Clock);
    public LibraryScopes Scopes => App.Services.GetRequiredService<LibraryScopes>();
    public string DataFolder => data;

    /// <param name="folder">Another library than Almere's: a copy that a test changed.</param>
    /// <param name="also">Registrations that replace or add something.</param>
    public static async Task<TestLibrary> Create(Engine engine, string? folder = null, Action<IServiceCollection>? also = null, bool refused = false)
    {
        var clock = LibraryClock.At(Clock0, Start);
        var app = Composition.Build(clock, urls: ["http://127.0.0.1:0"], also: s =>
        {
            s.Remove(s.Single(x => x.ImplementationType == typeof(Caretaker)));
            also?.Invoke(s);
        });
        var data = Directory.CreateTempSubdirectory("woordhouder-").FullName;
        var database = engine == Engine.Postgres ? await TestTemplates.PostgresAsync() : null;
        if (engine == Engine.Sqlite) File.Copy(await TestTemplates.SqliteAsync(), Path.Combine(data, "library.db"));
        return await OpenAsync(app, clock, data, database, folder, refused);
    }

    /// <summary>A library whose backup was put back in this place, at this moment; opened only as far as a restore is when it is not finished.</summary>
    public static Task<TestLibrary> Restored(string data, string? database, DateTimeOffset now)
    {
        var clock = LibraryClock.At(Clock0, now);
        var app = Composition.Build(clock, urls: ["http://127.0.0.1:0"], also: s => s.Remove(s.Single(x => x.ImplementationType == typeof(Caretaker))));
        return OpenAsync(app, clock, data, database, folder: null, refused: false, restoring: true);
    }

    private static async Task<TestLibrary> OpenAsync(WebApplication app, LibraryClock clock, string data, string? database, string? folder, bool refused, bool restoring = false)
    {
        var (library, complaints) = await app.Services.GetRequiredService<LibraryOpener>().OpenAsync(folder ?? Repository.Path("libraries", "almere"), data, database, restoring);
        if (!refused && complaints.Count > 0) throw new InvalidOperationException(string.Join('\n', complaints));
        app.Services.GetRequiredService<LibraryDirectory>().Add(library!);
        return new TestLibrary(app, library!, clock, data, database);
    }

#pragma warning disable RS0030 // the one real clock under the movable one
    private static readonly TimeProvider Clock0 = TimeProvider.System;
#pragma warning restore RS0030

    public OpenScope AsLibrary() => Scopes.Open(Library);

    /// <summary>A member of staff with valid training, in these roles.</summary>
    public OpenScope AsStaff(params string[] roles) => AsStaff(TypedId.New<PersonId>(Clock), trained: true, roles);

    public OpenScope AsStaff(PersonId staff, bool trained, params string[] roles)
    {
        var scope = Scopes.Bare(Library);
        scope.Get<Actor>().ActAsStaff(staff, roles, trained);
        return scope;
    }

    public OpenScope AsMember(PersonId person, PersonId? actsFor = null)
    {
        var scope = Scopes.Bare(Library);
        scope.Get<Actor>().ActAsMember(person, actsFor ?? person);
        return scope;
    }

    public OpenScope AsVisitor() => Scopes.Bare(Library);

    /// <summary>Moves the clock to a local day at noon and runs what the night in between would have run on that day.</summary>
    public async Task<IReadOnlyList<string>> GoTo(DateOnly day)
    {
        Clock.MoveTo(Library.StartOf(day).AddHours(12));
        await Pump();
        var ran = await App.Services.GetRequiredService<JobRunner>().RunDue(Library, default);
        await Pump();
        return ran;
    }

    private bool started;

    /// <summary>A browser without JavaScript that follows no redirects, on the real server over loopback.</summary>
    public async Task<HttpClient> Browse()
    {
        if (!started) await App.StartAsync();
        started = true;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new System.Net.CookieContainer() }) { BaseAddress = new Uri(App.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)) };
        return client;
    }

    /// <summary>Delivers events and mail until nothing waits.</summary>
    public Task Pump() => Caretaker.PumpAsync(Scopes, Library, default);

    /// <summary>Plain SQL on the library's database, past the door: for sabotage and for looking at raw rows.</summary>
    public async Task<List<object?[]>> Raw(string sql, params object[] values)
    {
        await using var scope = AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Across();
        return await unit.Transact(() => Woordhouder.Privacy.Retention.MetadataSql.RowsAsync(db, sql, values, default));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Library.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try { Directory.Delete(data, recursive: true); }
        catch (IOException) { /* a reader still holds a file: the temporary folder is the system's to clean */ }
        if (database is not null) await (await PostgresServer.SharedAsync()).DropDatabaseAsync(new Npgsql.NpgsqlConnectionStringBuilder(database).Database!);
    }
}
