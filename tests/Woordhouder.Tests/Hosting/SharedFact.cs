using Xunit;

namespace Woordhouder.Tests.Hosting;

/// <summary>The folder <c>shared</c> beside the repository: the standards' own test data and the library's statement.</summary>
public static class Shared
{
    /// <summary>The only reason for a skip; <c>tests/skips.txt</c> names it, and <c>./test</c> checks that it is true.</summary>
    public const string Absent = "../shared is absent";

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));

    public static bool Present => Directory.Exists(Folder);

    /// <summary>The path of a file below the folder.</summary>
    public static string File(params string[] parts) => Path.Combine([Folder, .. parts]);
}

/// <summary>A test that reads <see cref="Shared.Folder"/>, in a class whose name ends in <c>AgainstSharedTests</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Shared.Present ? null : Shared.Absent;
}

/// <inheritdoc cref="SharedFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = Shared.Present ? null : Shared.Absent;
}
