using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Architecture;

/// <summary>The stylesheet of the component library holds what pages name and no more (<c>tools/theme</c>): a page that names something new needs it built anew.</summary>
public sealed partial class ThemeTests
{
    /// <summary>Named as the library's own pages do; it has no rule for them.</summary>
    private static readonly string[] WithoutRule = ["utrecht-button--html-button", "utrecht-form-field--text"];

    [Fact]
    public void Every_class_of_the_library_that_a_page_names_is_in_its_stylesheet()
    {
        var styled = Class().Matches(File.ReadAllText(Repository.Path("src", "Woordhouder.Web", "wwwroot", "theme", "utrecht.css"))).Select(m => m.Value).ToHashSet();
        var named = Directory.EnumerateFiles(Repository.Path("src"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Class().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet();
        Assert.True(named.Count > 50);
        Assert.Equal(WithoutRule, named.Except(styled).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("(?<![-a-z])utrecht-[a-z0-9]+(?:-{1,2}[a-z0-9]+|__[a-z0-9]+)*")]
    private static partial Regex Class();
}
