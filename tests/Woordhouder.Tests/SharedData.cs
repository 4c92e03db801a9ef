using Xunit;

namespace Woordhouder.Tests;

/// <summary>
/// Real data of the standards (MARC files, SIP2 messages, SEPA files…). It lies beside the repository, at ../shared/standards/data, because
/// its licences allow use in tests only. Tests on it show as skipped where it is absent; their classes end in <c>AgainstSharedTests</c>.
/// </summary>
public static class SharedData
{
    /// <summary>The same words as other tests on ../shared, so that the list of allowed skips knows one reason.</summary>
    internal const string Absent = "../shared is absent";

    /// <summary>The folder "shared/standards/data" in a folder above the tests, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of a file in it; only for tests that are skipped without the data.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder ?? throw new InvalidOperationException(Absent), .. parts]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "standards", "data") is var path && Directory.Exists(path)) return path;
        return null;
    }
}

/// <summary>A [Fact] on shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.Folder is null ? SharedData.Absent : null;
}

/// <summary>A [Theory] on shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.Folder is null ? SharedData.Absent : null;
}
