using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>A piece of SQL that is no value: a table, a column, a fixed condition.</summary>
internal readonly record struct Plain(string Sql);

/// <summary>
/// One check at work: asks the database in plain SQL and adds up what it sees. Holes in a query become parameters, in the way each engine keeps the value;
/// a <see cref="Plain"/> or another query in a hole is put in as it stands.
/// </summary>
internal sealed partial class Look(EvidenceContext context, CancellationToken ct)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(context.Services.GetRequiredService<Library>().Settings.TimeZone);
    private ApprovedWords? words;

    public EvidenceContext Context => context;
    public CancellationToken Ct => ct;
    public DateOnly Today => context.Today;
    public DateTimeOffset Now => context.Now;
    public Library Library => Service<Library>();
    public long Violations { get; private set; }
    public long Looked { get; private set; }
    /// <summary>Something could not be looked at: the whole check proves nothing.</summary>
    public bool Unproven { get; set; }

    public T Service<T>() where T : notnull => context.Services.GetRequiredService<T>();
    public void Bad(long violations) => Violations += violations;
    public void Seen(long looked) => Looked += looked;

    /// <summary>Counts the rows of a FROM clause as looked at, and those that meet the condition as violations.</summary>
    public async Task Count(string from, FormattableString violates)
    {
        var rows = await Rows($"SELECT count(*), count(CASE WHEN {violates} THEN 1 END) FROM {new Plain(from)}");
        Seen(Number(rows[0][0]));
        Bad(Number(rows[0][1]));
    }

    public async Task<long> Number(FormattableString sql) => Number((await Rows(sql))[0][0]);

    public async Task<List<object?[]>> Rows(FormattableString sql)
    {
        await using var command = context.Connection.CreateCommand();
        command.CommandText = Spell(sql, command);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Table and column names, from the database's own catalogue.</summary>
    public async Task<List<(string Table, string Column)>> Columns()
    {
        var rows = await Rows(context.Sqlite
            ? (FormattableString)$"SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            : $"SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()");
        return [.. rows.Select(r => ((string)r[0]!, (string)r[1]!))];
    }

    /// <summary>The statement's versions that were approved, oldest first.</summary>
    public async Task<ApprovedWords> Words() => words ??= await ApprovedWords.ReadAsync(this);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The instant at which a day begins in the library.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Deletion of this person's rows waits for a reason, and the day to look at it again has not passed.</summary>
    public FormattableString Held(string key) =>
        $"EXISTS (SELECT 1 FROM deletion_hold h WHERE h.person_id = {new Plain(key)} AND h.released_at IS NULL AND h.review_on >= {Today})";

    public static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
    public static Guid Id(object? value) => value is byte[] bytes ? new Guid(bytes, true) : (Guid)value!;

    public static DateOnly Day(object? value) => value switch
    {
        DateOnly day => day,
        DateTime time => DateOnly.FromDateTime(time),
        _ => DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public static DateTimeOffset Instant(object? value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateTimeOffset instant => instant,
        _ => DateTimeOffset.UnixEpoch.AddTicks(Number(value) * 10),
    };

    private string Spell(FormattableString sql, DbCommand command) => Hole().Replace(sql.Format, match => match.Value switch
    {
        "{{" => "{",
        "}}" => "}",
        _ => sql.GetArgument(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) switch
        {
            Plain plain => plain.Sql,
            FormattableString inner => Spell(inner, command),
            var value => Parameter(value, command),
        },
    });

    private string Parameter(object? value, DbCommand command)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        parameter.Value = Kept(value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>SQLite keeps a uuid as 16 bytes, an instant as microseconds since 1970, a day as text and a yes as 1; PostgreSQL has types for them.</summary>
    private object Kept(object? value) => (value, context.Sqlite) switch
    {
        (null, _) => DBNull.Value,
        (Guid id, true) => id.ToByteArray(true),
        (DateTimeOffset instant, true) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
        (DateTimeOffset instant, false) => instant.ToUniversalTime(),
        (DateOnly day, true) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (bool yes, true) => yes ? 1 : 0,
        _ => value!,
    };

    [GeneratedRegex(@"\{\{|\}\}|\{(\d+)\}")]
    private static partial Regex Hole();
}
