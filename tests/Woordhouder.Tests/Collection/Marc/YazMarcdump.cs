using System.Diagnostics;
using System.Text;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>
/// Another program that reads MARC (Debian's yaz), so that what we write and read does not rest on our own word alone. Never skipped: a machine
/// without it fails these tests.
/// </summary>
internal static class YazMarcdump
{
    private const string Program = "/usr/bin/yaz-marcdump";

    /// <summary>
    /// Each record as lines: the leader, then a field a line ("245 13 $a De aanslag / $c Harry Mulisch."). In NFC, the leader without the lengths
    /// and the coding, which are the form's and not the record's; without the blanks that a line ends with; an indicator # is a blank.
    /// </summary>
    /// <param name="form">marc or marcxml.</param>
    /// <param name="coding">Of the text: utf8, marc8, iso8859-1…</param>
    public static async Task<List<string[]>> ReadAsync(string form, string coding, byte[] file)
    {
        var text = await RunAsync(file, "-i", form, "-f", coding, "-t", "utf8", "-o", "line");
        var records = new List<string[]>();
        foreach (var block in text.Normalize().Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !IsNote(l)).ToArray();
            if (lines.Length > 0) records.Add([Leader(lines[0]), .. lines[1..].Select(Field)]);
        }
        return records;
    }

    /// <summary>How many records it reads in a file.</summary>
    public static async Task<int> CountAsync(string form, string path) =>
        (await RunAsync(await File.ReadAllBytesAsync(path), "-i", form, "-o", "marcxml")).Split("<record").Length - 1;

    /// <summary>What the program says between the fields about damage that it sees.</summary>
    private static bool IsNote(string line) => line == "addoff" || line.StartsWith("<!--", StringComparison.Ordinal) || (line[0] == '(' && line[^1] == ')');

    private static string Field(string line) => line.Length > 5 ? line[..4] + line[4..6].Replace('#', ' ') + line[6..] : line;

    private static string Leader(string line)
    {
        var leader = line.PadRight(24);
        return $"{leader[5..9]}{leader[17..20]}";
    }

    private static async Task<string> RunAsync(byte[] file, params string[] arguments)
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException($"{Program} is missing. Install it with: apt-get install yaz (./test does so by itself).");
        var path = Path.Combine(Path.GetTempPath(), $"yaz-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            using var program = Process.Start(new ProcessStartInfo(Program, [.. arguments, path]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var errors = program.StandardError.ReadToEndAsync(patience.Token);
            var output = await program.StandardOutput.ReadToEndAsync(patience.Token);
            await errors;
            await program.WaitForExitAsync(patience.Token);
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
