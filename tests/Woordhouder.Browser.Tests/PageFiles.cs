using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Browser.Tests;

/// <summary>A page as its file says: its route, and whom its folder lets in.</summary>
/// <param name="IsDownload">Its file holds no page: what it answers with is for programs.</param>
public sealed record PageFile(string Route, string Audience, bool IsDownload);

/// <summary>All pages of the program, read from their files: a page that is added is looked at without anybody thinking of it.</summary>
public static partial class PageFiles
{
    public static IReadOnlyList<PageFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("src"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => (Route: First().Match(File.ReadLines(file).FirstOrDefault() ?? ""), Folder: Audience().Match(file), IsDownload: File.ReadLines(file).All(l => l.StartsWith("@page", StringComparison.Ordinal) || l.StartsWith("@model", StringComparison.Ordinal))))
            .Where(found => found.Route.Success)
            .Select(found => new PageFile(found.Route.Groups[1].Value, found.Folder.Groups[1].Value, found.IsDownload))
            .OrderBy(page => page.Route, StringComparer.Ordinal),
    ];

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex First();

    [GeneratedRegex("/Pages/([A-Z][A-Za-z]+)/")]
    private static partial Regex Audience();
}
