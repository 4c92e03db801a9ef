namespace Woordhouder.Platform.Libraries;

/// <summary>The libraries that this process serves, by host name.</summary>
public sealed class LibraryDirectory
{
    private readonly List<Library> libraries = [];

    public IReadOnlyList<Library> All => libraries;

    /// <summary>Adds an opened library; host names must not overlap.</summary>
    public void Add(Library library)
    {
        var taken = library.Settings.Hosts.FirstOrDefault(h => Find(h) is not null);
        if (taken is not null) throw new InvalidOperationException($"the host name '{taken}' belongs to two libraries: mend 'hosts' in one settings.yaml");
        libraries.Add(library);
    }

    public Library? Find(string host) => libraries.FirstOrDefault(l => l.Settings.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase));
}
