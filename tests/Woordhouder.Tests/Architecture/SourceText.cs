using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Architecture;

/// <summary>The sources as text, for rules about what the compiler does not keep: codes, templates, names.</summary>
internal static class SourceText
{
    public static IEnumerable<(string File, string Text)> Of(string folder, params string[] endings) => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj") && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
        .Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllText(f)));

    public static IEnumerable<Match> All(this string text, string pattern) => Regex.Matches(text, pattern, RegexOptions.CultureInvariant);
}
