using System.Text;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>
/// What a scanner with a memory wrote: a number on each line, and after a comma, semicolon or tab whatever else the scanner adds (a time, a count), which
/// nobody reads. Judged whole: one line that is no number, and nothing is processed.
/// </summary>
internal static class ScannerFile
{
    /// <summary>Far more than a scanner remembers.</summary>
    public const long Largest = 1 << 20;
    private const int Shortest = 4, Longest = 30;
    private static readonly char[] Ends = [',', ';', '\t'];

    public static async Task<Outcome<IReadOnlyList<string>>> Read(Stream file, CancellationToken ct)
    {
        using var text = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (numbers, line) = (new List<string>(), 0);
        while (await text.ReadLineAsync(ct) is { } read)
        {
            line++;
            var number = read.Split(Ends, 2)[0].Trim().Trim('"');
            if (number.Length == 0) continue;
            if (number.Length is < Shortest or > Longest || !number.All(char.IsAsciiLetterOrDigit)) return new Refusal("inventory-file-line", null, ("line", line));
            numbers.Add(number);
        }
        if (numbers.Count == 0) return new Refusal("inventory-file-none");
        return Outcome.Of<IReadOnlyList<string>>(numbers);
    }
}
