using System.Data.Common;
using Woordhouder.Platform.Data;

namespace Woordhouder.Bench.Baseline;

/// <summary>One full-text query of the engine: the 25 best rows by its own measure, with what a line of results shows. No counts, no filters, no copies.</summary>
internal sealed class RawSearch : IAsyncDisposable
{
    private readonly DbConnection connection;
    private readonly DbCommand command;

    private RawSearch(DbConnection connection, DbCommand command) => (this.connection, this.command) = (connection, command);

    public static async Task<RawSearch> OpenAsync(RawEngine engine)
    {
        var connection = await engine.OpenAsync();
        return new RawSearch(connection, RawEngine.Command(connection, engine.Sqlite
            ? """
              SELECT t.name, t.subtitle, t.maker, t.year, t.material_type FROM
              (SELECT rowid, rank FROM full_text WHERE full_text MATCH @p0 ORDER BY rank LIMIT 25) h JOIN title_facets f ON f.number = h.rowid JOIN title t ON t.id = f.title_id ORDER BY h.rank
              """
            : """
              SELECT t.name, t.subtitle, t.maker, t.year, t.material_type FROM
              (SELECT number, ts_rank(words, q) AS rank FROM full_text_index, to_tsquery('simple', @p0) q WHERE words @@ q ORDER BY rank DESC LIMIT 25) h
              JOIN title_facets f ON f.number = h.number JOIN title t ON t.id = f.title_id ORDER BY h.rank DESC
              """, ""));
    }

    public async Task<int> Best25(TextQuery query)
    {
        command.Parameters[0].Value = query.Render(connection is Microsoft.Data.Sqlite.SqliteConnection);
        var rows = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows++;
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
