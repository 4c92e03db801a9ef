using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>Files hold one idea (architecture §8.8) and nothing that ties the repository to a machine.</summary>
public sealed class FileTests
{
    private const int Longest = 300;

    private static IEnumerable<string> Sources(params string[] endings) => new[] { "src", "tests", "bench", "tools" }.Select(f => Repository.Path(f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules") && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    internal static bool TooLong(string file, int lines) => lines > Longest && !file.Contains("Woordhouder.Migrations.", StringComparison.Ordinal);

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(Sources(".cs", ".cshtml").Select(f => (File: f, Lines: File.ReadLines(f).Count())).Where(f => TooLong(f.File, f.Lines)).Select(f => $"{f.Lines} {f.File}"));

    [Fact]
    public void The_rule_sees_a_file_that_is_too_long() => Assert.True(TooLong("src/A.cs", 301));

    [Fact]
    public void Lock_files_record_no_download_address() =>
        Assert.Empty(Directory.EnumerateFiles(Repository.Root, "package*lock.json", SearchOption.AllDirectories).Where(f => !f.Contains("node_modules", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("\"resolved\": \"http", StringComparison.Ordinal)));
}
