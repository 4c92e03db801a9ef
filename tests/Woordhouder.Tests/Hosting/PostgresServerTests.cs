using Npgsql;
using Xunit;

namespace Woordhouder.Tests.Hosting;

public class PostgresServerTests
{
    [Fact]
    public async Task Two_databases_know_nothing_of_each_other()
    {
        var server = await PostgresServer.SharedAsync();
        var first = await server.CreateDatabaseAsync();
        var second = await server.CreateDatabaseAsync();

        await ExecuteAsync(first, "create table titles (name text)");

        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(second, "select * from titles"));
        await server.DropDatabaseAsync(first);
        await server.DropDatabaseAsync(second);
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(first, "select 1"));
    }

    [Fact]
    public async Task A_copy_starts_with_the_rows_of_its_template_and_may_change_them()
    {
        var server = await PostgresServer.SharedAsync();
        var template = await server.CreateDatabaseAsync();
        await ExecuteAsync(template, "create table titles (name text); insert into titles values ('Max Havelaar')");

        var copy = await server.CreateDatabaseAsync(template);
        await ExecuteAsync(copy, "alter table titles add column year int; insert into titles values ('Turks fruit', 1969)");

        Assert.Equal(2L, await ExecuteAsync(copy, "select count(*) from titles"));
        Assert.Equal(1L, await ExecuteAsync(template, "select count(*) from titles"));
    }

    [Fact]
    public async Task The_role_of_a_database_is_no_superuser_yet_may_add_the_search_extensions()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();

        Assert.Equal("off", await ExecuteAsync(database, "select current_setting('is_superuser')"));
        await ExecuteAsync(database, "create extension unaccent; create extension pg_trgm; create extension btree_gist");
        Assert.Equal("UTF8 C.UTF-8", await ExecuteAsync(database,
            "select current_setting('server_encoding') || ' ' || datcollate from pg_database where datname = current_database()"));
    }

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
