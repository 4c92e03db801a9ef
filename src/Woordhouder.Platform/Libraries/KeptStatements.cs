using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Woordhouder.Platform.Libraries;

/// <summary>
/// SQLite: a statement is parsed and planned once for each connection, as Npgsql does by itself (measured: a fifth of a check-out). EF makes a new command for
/// every execution; it gets the one that was used for the same text before, with its own values.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    private const int Most = 300;
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, Kept>> Known = [];

    /// <summary>For a connection that stays open until it is done with: statements do not outlive a closing.</summary>
    public static void On(SqliteConnection connection) => Known.Add(connection, []);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } fresh || !Known.TryGetValue(connection, out var statements)) return result;
        if (!statements.TryGetValue(fresh.CommandText, out var kept))
        {
            if (statements.Count >= Most) return result;
            statements[fresh.CommandText] = kept = new Kept { CommandText = fresh.CommandText, Connection = connection };
        }
        if (kept.InUse) return result;
        kept.InUse = true;
        kept.Transaction = fresh.Transaction;
        kept.CommandTimeout = fresh.CommandTimeout;
        foreach (SqliteParameter parameter in fresh.Parameters) kept.Parameters.Add(parameter);
        // A connection remembers its commands until they are disposed: this one would stay for as long as the connection does.
        fresh.Dispose();
        return kept;
    }

    /// <summary>EF's disposal only puts it back; the closing of its connection disposes it.</summary>
    private sealed class Kept : SqliteCommand
    {
        public bool InUse { get; set; }

#pragma warning disable CA2215 // not while EF is the one who disposes: the base would let go of the statement
        protected override void Dispose(bool disposing)
        {
            if (!InUse)
            {
                base.Dispose(disposing);
                return;
            }
            Parameters.Clear();
            Transaction = null;
            InUse = false;
        }
#pragma warning restore CA2215
    }
}
