using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

    /// <summary>Rounds of hashing a password in a test, unless it is about them.</summary>
    public const int PasswordCost = 1_000;

    // What MVC works out of the page models is of their types alone: once, instead of for each library.
    private static readonly Lazy<IModelMetadataProvider> PageModels = new(() => AsComposed().Services.GetRequiredService<IModelMetadataProvider>());

    private readonly string data;
    private readonly string? database;

    // Who opened them closes them: a library beside another shares its program, a second node shares its database.
    private bool ownsApp = true, ownsData = true;

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
        var (data, database) = await Place(engine);
        return await Open(Program(clock, also), clock, folder, data, database, refused);
    }

    /// <summary>The program as it is outside of tests.</summary>
    public static WebApplication AsComposed() => Composition.Build(LibraryClock.At(Clock0, Start));

    private static WebApplication Program(LibraryClock clock, Action<IServiceCollection>? also) => Composition.Build(clock, urls: ["http://127.0.0.1:0"], also: s =>
    {
        s.Remove(s.Single(x => x.ImplementationType == typeof(Caretaker)));
        s.Replace(ServiceDescriptor.Singleton(PageModels.Value));
        // Thousands sign in here, and each hash of production's cost takes a twentieth of a second.
        s.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordCost);
        also?.Invoke(s);
    });

    /// <summary>A data folder and, on PostgreSQL, a database: migrated and empty.</summary>
    private static async Task<(string Data, string? Database)> Place(Engine engine)
    {
        var data = Directory.CreateTempSubdirectory("woordhouder-").FullName;
        if (engine == Engine.Postgres) return (data, await TestTemplates.PostgresAsync());
        File.Copy(await TestTemplates.SqliteAsync(), Path.Combine(data, "library.db"));
        return (data, null);
    }

    /// <summary>A library whose backup was put back in this place, at this moment; opened only as far as a restore is when it is not finished.</summary>
    public static Task<TestLibrary> Restored(string data, string? database, DateTimeOffset now)
    {
        var clock = LibraryClock.At(Clock0, now);
        return Open(Program(clock, also: null), clock, folder: null, data, database, refused: false, restoring: true);
    }

    private static async Task<TestLibrary> Open(WebApplication app, LibraryClock clock, string? folder, string data, string? database, bool refused, bool restoring = false)
    {
        var (library, complaints) = await app.Services.GetRequiredService<LibraryOpener>().OpenAsync(folder ?? Repository.Path("libraries", "almere"), data, database, restoring);
        if (!refused && complaints.Count > 0) throw new InvalidOperationException(string.Join('\n', complaints));
        app.Services.GetRequiredService<LibraryDirectory>().Add(library!);
        return new TestLibrary(app, library!, clock, data, database);
    }

    /// <summary>Another library in the same process, with data of its own.</summary>
    public async Task<TestLibrary> Beside(string folder, bool refused = false)
    {
        var (own, itsDatabase) = await Place(database is null ? Engine.Sqlite : Engine.Postgres);
        var other = await Open(App, Clock, folder, own, itsDatabase, refused);
        other.ownsApp = false;
        return other;
    }

    /// <summary>The same library in a program of its own: a second node, or the first one after a restart. Its clock moves with this one's.</summary>
    /// <param name="folder">Its folder, changed meanwhile.</param>
    public async Task<TestLibrary> Node(Action<IServiceCollection>? also = null, string? folder = null)
    {
        var node = await Open(Program(Clock, also), Clock, folder ?? Library.Folder, data, database, refused: false);
        node.ownsData = false;
        return node;
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

    /// <summary>A browser without JavaScript that follows no redirects, on the real server over loopback, under the library's own host name.</summary>
    /// <param name="jar">Cookies that it has already, or shares with another.</param>
    public async Task<HttpClient> Browse(CookieContainer? jar = null)
    {
        if (!App.Lifetime.ApplicationStarted.IsCancellationRequested) await App.StartAsync();
        var port = new Uri(App.Urls.First()).Port;
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = jar ?? new CookieContainer(),
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri($"http://{Library.Settings.Hosts[0]}:{port}") };
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
        if (ownsApp) await App.DisposeAsync();
        Library.Dispose();
        if (!ownsData) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try { Directory.Delete(data, recursive: true); }
        catch (IOException) { /* a reader still holds a file: the temporary folder is the system's to clean */ }
        if (database is not null) await (await PostgresServer.SharedAsync()).DropDatabaseAsync(new Npgsql.NpgsqlConnectionStringBuilder(database).Database!);
    }
}
