using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Woordhouder.Tests.Hosting;

/// <summary>
/// A private PostgreSQL (Debian's, 15 or later) that lives as long as the test process. It is never skipped: a machine
/// without PostgreSQL fails with the sentence that says what to install.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private const string Library = "library";
    private static readonly Lazy<Task<PostgresServer>> OfThisProcess = new(() => StartAsync());
    private static int _databases;

    private readonly ChildProcess _program;
    private readonly string _password;
    private readonly NpgsqlDataSource _admin;

    private PostgresServer(ChildProcess program, int port, string password)
    {
        _program = program;
        Port = port;
        _password = password;
        AdminConnectionString = ConnectionString(Superuser, "postgres", pool: 4);
        _admin = NpgsqlDataSource.Create(AdminConnectionString);
    }

    public int Port { get; }

    /// <summary>The superuser on the database <c>postgres</c>, for tests that look at the server itself.</summary>
    public string AdminConnectionString { get; }

    /// <summary>The server's own log so far.</summary>
    public string Output => _program.Output;

    /// <summary>The one server that all tests of this process share; started at the first call.</summary>
    public static Task<PostgresServer> SharedAsync() => OfThisProcess.Value;

    /// <summary>Starts a server of one's own, which its owner disposes.</summary>
    /// <param name="durable">
    /// Write through to the disk as production does. The default is off: the tests' data may be lost with the machine, and
    /// a commit then costs no wait for the disk.
    /// </param>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start; the message says what to do.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        var binaries = PostgresBinaries.Find();
        var account = UnixAccount.Unprivileged();
        // Between the choice of a free port and its use another program can take it: then another one is chosen.
        for (var attempt = 1; ; attempt++)
        {
            var folder = await UnixAccount.NewFolderAsync("woordhouder-pg-", account);
            var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            await binaries.InitializeAsync(folder, password, account);
            var port = ChildProcess.FreePort();
            var program = await ChildProcess.StartAsync(binaries.Server(folder, port, durable, account), folder);
            var server = new PostgresServer(program, port, password);
            if (await server.AnswersAsync(TimeSpan.FromSeconds(60)))
            {
                await server.AdministerAsync($"create role {Library} login password '{password}'");
                return server;
            }
            await server.DisposeAsync();
            if (attempt == 3 || !server.Output.Contains("could not bind", StringComparison.Ordinal))
                throw new InvalidOperationException($"PostgreSQL did not start. Its log:\n{server.Output}");
        }
    }

    /// <summary>
    /// Creates an empty database, or a copy of <paramref name="template"/>, owned by a role without further rights.
    /// </summary>
    /// <param name="template">Name or connection string of a database; its open connections are closed first.</param>
    /// <returns>The connection string of the new database.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"library_{Interlocked.Increment(ref _databases)}");
        var from = "template0";
        if (template is not null)
        {
            from = NameOf(template);
            await CloseConnectionsAsync(from);
        }
        await AdministerAsync(
            $"create database \"{name}\" owner {Library} template \"{from}\" encoding 'UTF8' locale 'C.UTF-8'");
        return ConnectionString(Library, name, pool: 20);
    }

    /// <summary>Drops a database although it still has connections.</summary>
    /// <param name="database">Its name, or a connection string to it.</param>
    public async Task DropDatabaseAsync(string database)
    {
        var name = NameOf(database);
        ClearPool(name);
        await AdministerAsync($"drop database if exists \"{name}\" with (force)");
    }

    /// <summary>kill -9 of the server's first process: what a power cut looks like to its clients.</summary>
    public Task KillAsync() => _program.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _program.DisposeAsync();
    }

    private async Task CloseConnectionsAsync(string name)
    {
        ClearPool(name);
        await AdministerAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'");
    }

    private void ClearPool(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString(Library, name, pool: 20));
        NpgsqlConnection.ClearPool(connection);
    }

    private async Task AdministerAsync(string sql)
    {
        await using var command = _admin.CreateCommand(sql);
        command.CommandTimeout = 60;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> AnswersAsync(TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        while (!_program.HasExited && since.Elapsed < patience)
        {
            try
            {
                await AdministerAsync("select 1");
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }
        return false;
    }

    private string ConnectionString(string user, string database, int pool) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = user,
        Password = _password,
        Database = database,
        MaxPoolSize = pool,
        // A test's connections go soon after it: many databases share one server.
        ConnectionIdleLifetime = 10,
        ConnectionPruningInterval = 5,
    }.ConnectionString;

    private static string NameOf(string database) =>
        database.Contains('=', StringComparison.Ordinal)
            ? new NpgsqlConnectionStringBuilder(database).Database!
            : database;
}
