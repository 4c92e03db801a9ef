using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Browser.Tests;

/// <summary>A page as its file says: its route, and whom its folder lets in.</summary>
public sealed record PageFile(string Route, string Audience)
{
    public bool IsDownload => Route.Contains(".json", StringComparison.Ordinal);
}

/// <summary>All pages of the program, read from their files: a page that is added is looked at without anybody thinking of it.</summary>
public static partial class PageFiles
{
    public static IReadOnlyList<PageFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("src"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (Route: First().Match(File.ReadLines(file).FirstOrDefault() ?? ""), Folder: Audience().Match(file)))
            .Where(found => found.Route.Success)
            .Select(found => new PageFile(found.Route.Groups[1].Value, found.Folder.Groups[1].Value))
            .OrderBy(page => page.Route, StringComparer.Ordinal),
    ];

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex First();

    [GeneratedRegex("/Pages/([A-Z][A-Za-z]+)/")]
    private static partial Regex Audience();
}
