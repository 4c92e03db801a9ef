using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Looks at one piece of evidence as the nightly run does, and puts rows in past everything.</summary>
internal static class Looking
{
    /// <param name="lie">Tells the evidence something else than what is so.</param>
    public static async Task<EvidenceResult> Look(this TestLibrary lib, string id, Func<EvidenceContext, EvidenceContext>? lie = null)
    {
        await using var scope = lib.AsLibrary();
        var db = scope.Get<Unit>().Across();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var (word, library) = (lib.Library.Word, lib.Library);
        var context = new EvidenceContext(connection, library.Place.Database.IsSqlite, word.Statement, word.Number, lib.Today, lib.Clock.GetUtcNow(), scope.Services, lib.DataFolder);
        try
        {
            return await scope.Get<IEnumerable<IEvidence>>().Single(e => e.Id == id).Check(lie?.Invoke(context) ?? context, default);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public static async Task Holds(this TestLibrary lib, string id)
    {
        var result = await lib.Look(id);
        Assert.True(result.Violations == 0, $"{id} should hold, but: {result}");
    }

    public static async Task Breaks(this TestLibrary lib, string id)
    {
        var result = await lib.Look(id);
        Assert.True(result.Violations > 0, $"{id} should be broken, but: {result}");
    }

    /// <summary>A row with these values; columns that must have one and got none get something harmless of their kind.</summary>
    public static async Task Put(this TestLibrary lib, string table, params (string Column, object? Value)[] values)
    {
        var given = values.ToDictionary(v => v.Column, v => v.Value);
        foreach (var (name, type) in await Needed(lib, table))
            given.TryAdd(name, Harmless(lib, name, type));
        var columns = given.Where(g => g.Value is not null).ToList();
        await lib.Run($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Key}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})", [.. columns.Select(c => c.Value!)]);
    }

    /// <summary>Plain SQL with values of the program's kinds.</summary>
    public static Task<List<object?[]>> Run(this TestLibrary lib, string sql, params object[] values) => lib.Raw(sql, [.. values.Select(v => Kept(lib, v))]);

    private static object Kept(TestLibrary lib, object value) => (value, lib.Library.Place.Database.IsSqlite) switch
    {
        (Woordhouder.Kernel.PersonId id, _) => Kept(lib, id.Value),
        (Guid id, true) => id.ToByteArray(true),
        (DateTimeOffset at, true) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        (DateTimeOffset at, false) => at.ToUniversalTime(),
        (DateOnly day, true) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (bool yes, true) => yes ? 1 : 0,
        _ => value,
    };

    private static async Task<List<(string Name, string Type)>> Needed(TestLibrary lib, string table)
    {
        var rows = lib.Library.Place.Database.IsSqlite
            ? await lib.Raw($"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL")
            : await lib.Raw($"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}' AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'");
        return rows.Count > 0 ? [.. rows.Select(r => ((string)r[0]!, ((string)r[1]!).ToUpperInvariant()))] : throw new InvalidOperationException($"no table {table}");
    }

    private static object Harmless(TestLibrary lib, string name, string type)
    {
        var isMoment = name is "at" or "since" or "hour" || name.EndsWith("_at", StringComparison.Ordinal);
        var isDay = name is "on" or "date" || name.EndsWith("_on", StringComparison.Ordinal) || name.EndsWith("_until", StringComparison.Ordinal);
        return type switch
        {
            "BLOB" or "UUID" => NewId(lib),
            "DATE" => lib.Today,
            "BOOLEAN" => false,
            "TEXT" or "CHARACTER VARYING" => isDay ? lib.Today : NewId(lib).ToString()[^12..],
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) || isMoment => lib.Clock.GetUtcNow(),
            _ => 0,
        };
    }

    public static Guid NewId(TestLibrary lib) => Guid.CreateVersion7(lib.Clock.GetUtcNow());

    /// <summary>Noon of a day, in Almere's winter or summer alike.</summary>
    public static DateTimeOffset Noon(this DateOnly day) => new(day.ToDateTime(new TimeOnly(11, 0)), TimeSpan.Zero);
}
