namespace Woordhouder.Web.Simulation;

/// <summary>Repeatable chance for a simulation (SplitMix64): the same seed lives the same life on both databases. Never for secrets.</summary>
internal sealed class Randomness(ulong seed)
{
    private ulong state = seed;

    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 up to, not including, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;
    public T Of<T>(IReadOnlyList<T> values) => values[Below(values.Count)];
}
