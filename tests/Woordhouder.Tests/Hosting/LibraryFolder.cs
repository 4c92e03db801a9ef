using System.Text.RegularExpressions;

namespace Woordhouder.Tests.Hosting;

/// <summary>A copy of Almere's folder that a test changes: other facts, other words. Each change must hit exactly once, or the test is mistaken.</summary>
internal sealed class LibraryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("woordhouder-library-").FullName;

    public LibraryFolder()
    {
        foreach (var file in Directory.GetFiles(Repository.Path("libraries", "almere"))) File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
    }

    /// <summary>Bibliotheek Zuid: another name and host, and nobody's published text to answer to.</summary>
    public static LibraryFolder Zuid() => new LibraryFolder()
        .Change("settings.yaml", "id: almere", "id: zuid")
        .Change("settings.yaml", "hosts: [localhost, 127.0.0.1]", "hosts: [zuid.test]")
        .Change("settings.yaml", "answersToPublishedText: true", "answersToPublishedText: false")
        .Change("statement.yaml", "name: Stichting Openbare Bibliotheek Almere", "name: Stichting Bibliotheek Zuid")
        .Change("statement.yaml", "shortName: De Nieuwe Bibliotheek", "shortName: Bibliotheek Zuid");

    public LibraryFolder Change(string file, string old, string @new) => Edit(file, text =>
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"not exactly once in {file}: {old}");
        return text.Replace(old, @new, StringComparison.Ordinal);
    });

    public LibraryFolder Period(string schedule, string period) => EditEntry("schedules", schedule, entry => Regex.Replace(entry, "(?<=\n    period: )P\\w+", period));

    /// <summary>The date of the version: a changed statement must be later than the one before it.</summary>
    public LibraryFolder Version(string date) => Edit("statement.yaml", text => new Regex("(?<=\nversion:\n  date: )[0-9-]+").Replace(text, date, 1));

    /// <summary>Takes a purpose out of the facts, and its basis and words out of the prose.</summary>
    public LibraryFolder WithoutPurpose(string id)
    {
        foreach (var prose in new[] { "statement.nl.md", "statement.en.md" }) Edit(prose, text => Regex.Replace(text, $@"\{{\{{purpose\.{id}\.\w+\}}\}}", "–"));
        return EditEntry("purposes", id, _ => "");
    }

    private LibraryFolder EditEntry(string section, string id, Func<string, string> change) => Edit("statement.yaml", text =>
    {
        var from = text.IndexOf($"\n{section}:\n", StringComparison.Ordinal);
        var entry = new Regex($@"\n  - id: {id}\n(?:    .*\n)+").Match(text, from);
        Assert.True(entry.Success, $"no {id} in {section}");
        // The line break before the entry is the one after the entry before it.
        return string.Concat(text.AsSpan(0, entry.Index), change(entry.Value) is { Length: > 0 } changed ? changed : "\n", text.AsSpan(entry.Index + entry.Length));
    });

    private LibraryFolder Edit(string file, Func<string, string> change)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        var changed = change(text);
        Assert.NotEqual(text, changed);
        File.WriteAllText(path, changed);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
