using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Woordhouder.Platform.Data;

/// <summary>Numbers given out by the database: whoever takes them keeps the row locked until its transaction ends, so no two get the same.</summary>
internal static class Counters
{
    /// <returns>The first of <paramref name="count"/> numbers; the first ever is 1.</returns>
    public static async Task<long> TakeAsync(LibraryDb db, string name, int count, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO counter (name, next) VALUES (@name, @count + 1) ON CONFLICT (name) DO UPDATE SET next = counter.next + @count RETURNING next";
        Add("@name", name);
        Add("@count", (long)count);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) - count;

        void Add(string parameter, object value)
        {
            var added = command.CreateParameter();
            (added.ParameterName, added.Value) = (parameter, value);
            command.Parameters.Add(added);
        }
    }
}
