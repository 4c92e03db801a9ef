using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>A row that the full-text index found.</summary>
[NotAboutPerson]
public sealed class TextHit
{
    public long Number { get; init; }
    /// <summary>The engine's own measure of how well it fits: lower is better, comparable within one answer only.</summary>
    public double Rank { get; init; }
}

/// <summary>
/// The full-text index, by the engine's own means: an FTS5 table in SQLite, tsvectors under a GIN index in PostgreSQL. Both hold words that the program
/// prepared (TextEntry), so that one search finds the same on both. Its tables come with a migration and stand outside the model.
/// </summary>
internal static class TextIndex
{
    public const string Function = "full_text";

    public static async Task PutAsync(LibraryDb db, IReadOnlyCollection<TextEntry> entries, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (transaction is SqliteTransaction sqlite)
        {
            await using var put = sqlite.Connection!.CreateCommand();
            put.Transaction = sqlite;
            put.CommandText = "INSERT OR REPLACE INTO full_text (rowid, name, maker, topic, rest) VALUES (@n, @a, @b, @c, @d)";
            var (n, a, b, c, d) = (put.Parameters.Add("@n", SqliteType.Integer), put.Parameters.Add("@a", SqliteType.Text), put.Parameters.Add("@b", SqliteType.Text), put.Parameters.Add("@c", SqliteType.Text), put.Parameters.Add("@d", SqliteType.Text));
            foreach (var entry in entries)
            {
                (n.Value, a.Value, b.Value, c.Value, d.Value) = (entry.Number, entry.Name, entry.Maker, entry.Topic, entry.Rest);
                put.ExecuteNonQuery();
            }
            return;
        }
        await using var command = ((NpgsqlTransaction)transaction).Connection!.CreateCommand();
        command.CommandText = "INSERT INTO full_text_index (number, words) SELECT n, w::tsvector FROM unnest(@n, @w) AS t(n, w) ON CONFLICT (number) DO UPDATE SET words = excluded.words";
        command.Parameters.Add(new NpgsqlParameter<long[]>("n", [.. entries.Select(e => e.Number)]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("w", [.. entries.Select(Vector)]));
        await command.ExecuteNonQueryAsync(ct);
    }

    public static Task RemoveAsync(LibraryDb db, long number, CancellationToken ct) => db.Database.IsSqlite()
        ? db.Database.ExecuteSqlAsync($"DELETE FROM full_text WHERE rowid = {number}", ct)
        : db.Database.ExecuteSqlAsync($"DELETE FROM full_text_index WHERE number = {number}", ct);

    /// <summary>The text form of a tsvector, 'word':position and weight: no parser of PostgreSQL's own decides what a word is.</summary>
    private static string Vector(TextEntry entry)
    {
        const int lastPosition = 16383; // of a tsvector; words behind it share it
        var text = new StringBuilder();
        var position = 0;
        foreach (var (words, weight) in new[] { (entry.Name, 'A'), (entry.Maker, 'B'), (entry.Topic, 'C'), (entry.Rest, 'D') })
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                position = Math.Min(position + 1, lastPosition);
                text.Append('\'').Append(word).Append("':").Append(position).Append(weight).Append(' ');
            }
            position = Math.Min(position + 1, lastPosition); // a phrase does not run from one part into the next
        }
        return text.ToString();
    }
}
