using System.Text;

namespace Woordhouder.Privacy.Restores;

/// <summary>A text file that grows by whole lines, on disk before the call returns. A line that a crash tore is dropped before the next one is written.</summary>
internal sealed class JournalFile(string path)
{
    public string Path => path;

    public IEnumerable<string> Lines() => File.Exists(path) ? File.ReadLines(path) : [];

    /// <summary>The last whole line, without reading those before it; null: there is none.</summary>
    public string? Last()
    {
        if (!File.Exists(path)) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var tail = new byte[Math.Min(file.Length, 8192)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var lines = Encoding.UTF8.GetString(tail).Split('\n');
        return lines.Length < 2 ? null : lines[^2];
    }

    public async Task AppendAsync(IEnumerable<string> lines, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 4096, FileOptions.WriteThrough);
        file.SetLength(WholeLines(file));
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))), ct);
    }

    /// <summary>Drops the first lines while they are no longer to be kept; what stays takes the old file's place at once.</summary>
    public void DropWhile(Func<string, bool> over)
    {
        if (Lines().FirstOrDefault() is not { } first || !over(first)) return;
        var rest = path + ".new";
        File.WriteAllText(rest, string.Concat(Lines().SkipWhile(over).Select(l => l + "\n")));
        File.Move(rest, path, overwrite: true);
    }

    private static long WholeLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n') return end;
        }
        return 0;
    }
}
