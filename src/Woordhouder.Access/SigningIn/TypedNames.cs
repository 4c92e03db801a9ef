using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Access.SigningIn;

/// <summary>
/// Wrong tries per typed name, ours or not, so that a name nobody has is answered and locked exactly like one that somebody has. In memory, as a hash under
/// a key that dies with the process; the lock of a real account stands in its row as well.
/// </summary>
internal sealed class TypedNames(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Entry> names = new();

    private sealed record Entry(int Wrong, DateTimeOffset LastAt);

    /// <summary>Until when this name must wait; null when it need not.</summary>
    public DateTimeOffset? LockedUntil(Library library, string name) =>
        names.TryGetValue(Of(library, name), out var entry) && Lockout.Pause(entry.Wrong) is { Ticks: > 0 } pause && entry.LastAt + pause > clock.GetUtcNow() ? entry.LastAt + pause : null;

    /// <returns>How many tries are left before the name must wait.</returns>
    public int Wrong(Library library, string name)
    {
        var now = clock.GetUtcNow();
        if (names.Count > Most) foreach (var old in names.Where(n => n.Value.LastAt + Forgotten < now || names.Count > Most)) names.TryRemove(old.Key, out _);
        var entry = names.AddOrUpdate(Of(library, name), _ => new Entry(1, now), (_, e) => e.LastAt + Forgotten < now ? new Entry(1, now) : new Entry(e.Wrong + 1, now));
        return (Lockout.Tries - (entry.Wrong % Lockout.Tries)) % Lockout.Tries;
    }

    public void Good(Library library, string name) => names.TryRemove(Of(library, name), out _);

    /// <summary>The same person's spelling of the same name: capitals and spaces make no difference.</summary>
    public static string Normal(string name) => name.Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private string Of(Library library, string name) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(library.Id + "\n" + Normal(name))));
}
