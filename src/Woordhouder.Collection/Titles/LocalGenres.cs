using System.Collections.Concurrent;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>
/// A library's own words (655) and codes (084 without NUR or SISO) for genres: the file genres.txt in its folder, a line each, "SPAN = thrillers". What stands
/// behind # is a remark; a line with a group that does not exist decides nothing.
/// </summary>
internal sealed class LocalGenres
{
    public const string Scheme = "local", FileName = "genres.txt";

    private static readonly ConcurrentDictionary<string, LocalGenres> ByFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> groups = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => groups.Count == 0;

    public static LocalGenres Of(Library library) => ByFolder.GetOrAdd(library.Folder, folder => Path.Combine(folder, FileName) is var file && File.Exists(file) ? Read(File.ReadAllLines(file)) : new());

    public static LocalGenres Read(IEnumerable<string> lines)
    {
        var table = new LocalGenres();
        foreach (var line in lines.Select(l => l.Split('#')[0]))
            if (line.LastIndexOf('=') is > 0 and var at && GenreGroups.Find(line[(at + 1)..].Trim()) is { } group) table.groups[line[..at].Trim()] = group.Id;
        return table;
    }

    public string? OfWords(IReadOnlyList<string> genres) => genres.Select(g => groups.GetValueOrDefault(g.Trim())).FirstOrDefault(g => g is not null);

    public string? OfCodes(IReadOnlyList<string> classes) =>
        classes.Where(c => c.StartsWith(Scheme + " ", StringComparison.Ordinal)).Select(c => groups.GetValueOrDefault(c[(Scheme.Length + 1)..])).FirstOrDefault(g => g is not null);
}
