using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>Values as the engine stores them, for the few places in Platform and Privacy that write SQL from metadata (Conversions.cs is the other side).</summary>
internal sealed class Sql
{
    private static readonly Sql OnSqlite = new(true), OnPostgres = new(false);

    private Sql(bool sqlite) => Sqlite = sqlite;

    public bool Sqlite { get; }
    public static Sql For(DbContext db) => db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal) ? OnSqlite : OnPostgres;

    public object Value(System.Guid id) => Sqlite ? id.ToByteArray(true) : id;
    public object Value(PersonId id) => Value(id.Value);
    public object Value(DateTimeOffset instant) => Sqlite ? (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : instant.ToUniversalTime();
    public object Value(DateOnly day) => Sqlite ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : day;
    public object Value(bool flag) => Sqlite ? (flag ? 1 : 0) : flag;

    public static System.Guid Guid(object value) => value is byte[] bytes ? new System.Guid(bytes, true) : (System.Guid)value;

    public static DateTimeOffset Instant(object value) => value switch
    {
        long micro => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + micro * 10, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateTimeOffset instant => instant,
        _ => throw new InvalidCastException($"{value.GetType().Name} is no instant"),
    };

    public static DateOnly Day(object value) => value switch
    {
        string text => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day,
        DateTime time => DateOnly.FromDateTime(time),
        _ => throw new InvalidCastException($"{value.GetType().Name} is no day"),
    };

    public static string Quote(string name) => $"\"{name}\"";
}
