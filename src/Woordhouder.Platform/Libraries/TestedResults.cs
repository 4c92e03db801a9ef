using System.Security.Cryptography;
using System.Text.Json;

namespace Woordhouder.Platform.Libraries;

/// <summary>A named test of this very build: how many of its cases passed and which failed.</summary>
/// <param name="Failed">Names of the cases, with their arguments.</param>
public sealed record TestedResult(int Passed, IReadOnlyList<string> Failed)
{
    public int Cases => Passed + Failed.Count;
}

/// <summary>
/// What the tests of this build proved: <c>./test</c> writes it beside the program (<c>evidence/tested.json</c>). A file of another build proves nothing about
/// this one, and a skipped case proves nothing at all.
/// </summary>
public sealed class TestedResults
{
    private readonly List<(string Name, string Outcome)> tests;

    private TestedResults(DateTimeOffset at, List<(string, string)> tests) => (At, this.tests) = (at, tests);

    public DateTimeOffset At { get; }

    /// <summary>Null: this build was not tested, or not whole.</summary>
    public static TestedResults? Read(string folder)
    {
        var file = Path.Combine(folder, "evidence", "tested.json");
        if (!File.Exists(file)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement;
        if (root.GetProperty("build").GetString() != BuildOf(folder)) return null;
        return new TestedResults(root.GetProperty("at").GetDateTimeOffset(), [.. root.GetProperty("tests").EnumerateArray().Select(t => (t.GetProperty("name").GetString()!, t.GetProperty("outcome").GetString()!))]);
    }

    /// <param name="test">Its name without namespace, class or arguments.</param>
    /// <returns>Null: there is no such test, or one of its cases was skipped.</returns>
    public TestedResult? Of(string test)
    {
        var cases = tests.Where(t => t.Name.Contains(test, StringComparison.Ordinal)).ToList();
        if (cases.Count == 0 || cases.Exists(c => c.Outcome is not ("Passed" or "Failed"))) return null;
        var failed = cases.Where(c => c.Outcome == "Failed").Select(c => c.Name).ToList();
        return new TestedResult(cases.Count - failed.Count, failed);
    }

    /// <summary>What was built: the SHA-256 of the program's own assemblies.</summary>
    internal static string BuildOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "Woordhouder.*.dll").Where(f => !Path.GetFileName(f).Contains("Tests", StringComparison.Ordinal) && !Path.GetFileName(f).Contains("Bench", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
