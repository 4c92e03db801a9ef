using System.Collections.Concurrent;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>Versions of statements read once per process: the hash is that of the files, so what is kept cannot grow old.</summary>
internal static class ApprovedStatements
{
    private static readonly ConcurrentDictionary<string, Statement?> Read = new();

    /// <summary>Null: the files of this version no longer read as a statement.</summary>
    public static Statement? Of(StatementVersionRow row) => Read.GetOrAdd(row.Hash, _ => StatementReader.Read(new StatementFiles(row.Yaml, row.Nl, row.En)).Statement);
}
