using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The calendars of all libraries of this process, each with the version of the closures that it was made from.</summary>
internal sealed class OpeningCache
{
    public sealed record Entry(OpeningCalendar Calendar, long Version, long CheckedAt);

    public ConcurrentDictionary<Library, Entry> Entries { get; } = [];
}

/// <summary>
/// The opening days as they are now. A check-out costs no round trip for them: the closures are kept in memory and their version is looked up once in
/// <see cref="CheckEvery"/>, so a closure made on another node holds here so much later; what was lent in between, the mover finds.
/// </summary>
internal sealed class OpeningDays(Things things, Library library, OpeningCache cache, TimeProvider clock)
{
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);

    /// <summary>Each closing and each opening again changes it: closures are never deleted.</summary>
    private static readonly Compiled<Things, bool, Versioned> VersionNow = Things.Compile((Rows rows, bool _) =>
        rows.Set<Closure>().GroupBy(c => 1).Select(g => new Versioned(g.Count() + g.Count(c => c.ReopenedAt != null))));

    private sealed record Versioned(int Number);

    public async ValueTask<OpeningCalendar> Now(CancellationToken ct = default)
    {
        var known = cache.Entries.GetValueOrDefault(library);
        if (known is not null && clock.GetElapsedTime(known.CheckedAt) < CheckEvery) return known.Calendar;
        var checkedAt = clock.GetTimestamp();
        var version = (await things.First(VersionNow, true, ct))?.Number ?? 0;
        var calendar = known is not null && known.Version == version ? known.Calendar : new OpeningCalendar(library.Settings, await HoldingAsync(ct));
        cache.Entries[library] = new OpeningCache.Entry(calendar, version, checkedAt);
        return calendar;
    }

    /// <summary>After a change on this node: the next question reads it.</summary>
    public void Changed() => cache.Entries.TryRemove(library, out _);

    private Task<List<Closure>> HoldingAsync(CancellationToken ct) => things.Set<Closure>().Where(c => c.ReopenedAt == null).OrderBy(c => c.FromDay).ThenBy(c => c.MadeAt).ToListAsync(ct);
}
