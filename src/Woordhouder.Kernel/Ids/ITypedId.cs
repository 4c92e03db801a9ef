namespace Woordhouder.Kernel;

/// <summary>An id that cannot be mistaken for another kind's. Stored as a UUID (RFC 9562 version 7: rising in time, so indexes stay dense).</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

public static class TypedId
{
    /// <summary>A new id whose time part comes from the given clock, so that simulated years sort as lived.</summary>
    public static TId New<TId>(TimeProvider clock) where TId : struct, ITypedId<TId> =>
        TId.From(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>For expression trees, which cannot name a static interface member.</summary>
    public static TId Make<TId>(Guid value) where TId : struct, ITypedId<TId> => TId.From(value);
}
