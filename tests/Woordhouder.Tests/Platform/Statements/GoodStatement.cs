using Woordhouder.Platform.Statements;
using Xunit;

namespace Woordhouder.Tests.Platform.Statements;

/// <summary>The base that every sample changes: complete, small, and without a single complaint.</summary>
internal static class GoodStatement
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Platform", "Statements");

    public static StatementFiles Files { get; } = new(
        Text(StatementFiles.YamlName), Text(StatementFiles.NlName), Text(StatementFiles.EnName));

    public static Statement Read() => Read(Files);

    public static Statement Read(StatementFiles files)
    {
        var (statement, complaints) = StatementReader.Read(files);
        Assert.Empty(complaints);
        return statement!;
    }

    /// <summary>The good statement with one passage of its facts replaced.</summary>
    public static Statement WithYaml(string old, string @new) => Read(Files with { Yaml = Replace(Files.Yaml, old, @new) });

    /// <summary>Replaces what stands there exactly once: a change that hits nothing, or twice, is a mistake in the test.</summary>
    public static string Replace(string text, string old, string @new)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"not exactly once in the good statement: {old}");
        return string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length));
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder, "good", name));
}
