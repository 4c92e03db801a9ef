using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

// How values lie in the database, so that both engines compare, sort and sum them alike.

/// <summary>SQLite: instants as microseconds since 1970 UTC, the precision that PostgreSQL's timestamptz has.</summary>
internal sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
    v => (v.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10, v => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + v * 10, TimeSpan.Zero));

/// <summary>PostgreSQL takes instants in UTC only.</summary>
internal sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

/// <summary>SQLite: UUIDs as 16 bytes in network order, so that version 7 sorts by time.</summary>
internal sealed class GuidBytes() : ValueConverter<Guid, byte[]>(v => v.ToByteArray(true), v => new Guid(v, true));

internal sealed class IdBytes<TId>() : ValueConverter<TId, byte[]>(v => v.Value.ToByteArray(true), v => TypedId.Make<TId>(new Guid(v, true))) where TId : struct, ITypedId<TId>;

internal sealed class IdGuid<TId>() : ValueConverter<TId, Guid>(v => v.Value, v => TypedId.Make<TId>(v)) where TId : struct, ITypedId<TId>;

internal sealed class MoneyCents() : ValueConverter<Money, long>(v => v.Cents, v => new Money(v));

internal static class Conversions
{
    public static void Apply(ModelConfigurationBuilder conventions, bool sqlite, IEnumerable<Type> idTypes)
    {
        conventions.Properties<Money>().HaveConversion<MoneyCents>();
        if (sqlite)
        {
            conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds>();
            conventions.Properties<Guid>().HaveConversion<GuidBytes>();
        }
        else conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();
        foreach (var id in idTypes)
            conventions.Properties(id).HaveConversion((sqlite ? typeof(IdBytes<>) : typeof(IdGuid<>)).MakeGenericType(id));
    }
}
