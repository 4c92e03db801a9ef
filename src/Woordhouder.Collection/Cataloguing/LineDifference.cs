namespace Woordhouder.Collection;

/// <summary>Which lines went and which came, in the order in which they stand. A line that only moved is no difference.</summary>
internal sealed record LineDifference(IReadOnlyList<string> Gone, IReadOnlyList<string> Come)
{
    public bool IsEmpty => Gone.Count + Come.Count == 0;

    public static LineDifference Of(string before, string after)
    {
        string[] old = before.Split('\n', StringSplitOptions.RemoveEmptyEntries), now = after.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(Without(old, now), Without(now, old));
    }

    private static List<string> Without(string[] lines, string[] others)
    {
        var left = others.CountBy(l => l).ToDictionary(l => l.Key, l => l.Value);
        List<string> rest = [];
        foreach (var line in lines)
        {
            if (left.TryGetValue(line, out var n) && n > 0) left[line] = n - 1;
            else rest.Add(line);
        }
        return rest;
    }
}
