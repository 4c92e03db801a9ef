using System.Globalization;
using System.Text;

namespace Woordhouder.Browser.Tests;

/// <summary>Files of records as a supplier makes them: ISO 2709 in UTF-8, byte by byte, by nothing of the program itself.</summary>
internal static class MarcFileBytes
{
    public const byte RecordEnd = 0x1D;

    private const byte FieldEnd = 0x1E;
    private const int LeaderLength = 24, EntryLength = 12;

    /// <summary>A book of this supplier. An empty title gives a record without 245.</summary>
    public static byte[] Book(string number, string title, string extra = "")
    {
        List<(string, string)> fields = [("001", number), ("003", "NL-Toets"), ("008", "261123s2026    ne     e      000 f dut d"), ("100", "1 \u001FaToetser, Tine.")];
        if (title.Length > 0) fields.Add(Title(title));
        if (extra.Length > 0) fields.Add(("520", $"  \u001Fa{extra}"));
        return Record(fields);
    }

    /// <summary>A record without a title gets one; the rest of it stays.</summary>
    public static byte[] WithTitle(byte[] record, string title) => Record([.. FieldsOf(record), Title(title)]);

    /// <summary>The records of a file: what stands up to and with each end mark, and what comes after the last.</summary>
    public static IReadOnlyList<byte[]> Split(byte[] file)
    {
        var records = new List<byte[]>();
        for (var start = 0; start < file.Length;)
        {
            var end = Array.IndexOf(file, RecordEnd, start) is >= 0 and var mark ? mark + 1 : file.Length;
            records.Add(file[start..end]);
            start = end;
        }
        return records;
    }

    private static (string, string) Title(string title) => ("245", $"10\u001Fa{title}");

    private static byte[] Record(IEnumerable<(string Tag, string Text)> fields)
    {
        var (directory, data) = (new StringBuilder(), new MemoryStream());
        foreach (var (tag, text) in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            directory.Append(CultureInfo.InvariantCulture, $"{tag}{bytes.Length + 1:D4}{data.Length:D5}");
            data.Write([.. bytes, FieldEnd]);
        }
        var from = LeaderLength + directory.Length + 1;
        var leader = string.Create(CultureInfo.InvariantCulture, $"{from + data.Length + 1:D5}nam a22{from:D5} i 4500");
        return [.. Encoding.ASCII.GetBytes($"{leader}{directory}"), FieldEnd, .. data.ToArray(), RecordEnd];
    }

    private static IEnumerable<(string Tag, string Text)> FieldsOf(byte[] record)
    {
        var from = Number(record, 12, 5);
        for (var entry = LeaderLength; entry + EntryLength < from; entry += EntryLength)
            yield return (Encoding.ASCII.GetString(record, entry, 3), Encoding.UTF8.GetString(record, from + Number(record, entry + 7, 5), Number(record, entry + 3, 4) - 1));
    }

    private static int Number(byte[] record, int at, int digits) => int.Parse(Encoding.ASCII.GetString(record, at, digits), CultureInfo.InvariantCulture);
}
