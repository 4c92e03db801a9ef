using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// Tells from the first bytes what a file is. What is not MARC is called by its name, so that the reader of the message knows what to ask for.
/// </summary>
internal static class MarcSniffer
{
    private const string WhatWeRead = "Ask for MARC 21 in ISO 2709 (.mrc) or MARCXML (.xml).";

    private static readonly (byte[] Magic, string Name)[] Containers =
    [
        ([0x1F, 0x8B], "a compressed file (gzip)"),
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive or an Office document"),
        ("BZh"u8.ToArray(), "a compressed file (bzip2)"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "a compressed file (xz)"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a compressed file (7-Zip)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"),
    ];

    /// <returns>The format, or <see cref="MarcFormat.None"/> with the sentence that refuses the file.</returns>
    public static (MarcFormat Format, string Refusal) Judge(ReadOnlySpan<byte> head, string extension)
    {
        foreach (var (magic, name) in Containers)
            if (head.StartsWith(magic)) return Refuse($"This is {name}. Unpack it, or save the records as MARC, and bring in the records themselves.");
        if (head.StartsWith("%PDF"u8)) return Refuse($"This is a PDF document, not a file of records. {WhatWeRead}");

        if (LooksLikeIso2709(head)) return (MarcFormat.Iso2709, "");

        var text = Text(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0', '\u001A');
        if (text.Length == 0) return Refuse(head.IsEmpty ? $"The file is empty. {WhatWeRead}" : $"The file begins with nothing but blanks. {WhatWeRead}");
        if (text[0] == '<') return JudgeMarkup(text);
        if (text[0] is '{' or '[') return Refuse($"This is JSON (perhaps MARC-in-JSON), which this program does not read. {WhatWeRead}");
        if (text.StartsWith("=LDR", StringComparison.Ordinal) || text.StartsWith("=001", StringComparison.Ordinal))
            return Refuse("This is MARC written out as text (MarcEdit .mrk). Compile it to MARC (.mrc) in MarcEdit and bring in that file.");
        return Refuse(extension.ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => $"This is a table or plain text, not a file of MARC records. {WhatWeRead}",
            _ => $"This is not a file of MARC records: it begins with neither a leader nor XML. {WhatWeRead}",
        });
    }

    /// <summary>A leader at the start, or the end marks of fields and records near it: the reader finds its way past a damaged first record.</summary>
    private static bool LooksLikeIso2709(ReadOnlySpan<byte> head)
    {
        var start = (head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head).TrimStart(" \r\n\0\u001A"u8);
        if (start.Length > 24 && start[..5].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && start.Slice(20, 2).SequenceEqual("45"u8)) return true;
        return start.Length > 0 && start[0] != (byte)'<' && start.Contains(Iso2709Record.FieldTerminator);
    }

    private static (MarcFormat, string) JudgeMarkup(string text)
    {
        if (text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return Refuse($"This is a web page, not a file of records (perhaps a sign-in page was saved instead of the download). {WhatWeRead}");
        // Refused before any XML reader sees it: a document type can define entities that grow without end or read other files.
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
            return Refuse("The XML holds a document type (DTD), which is refused for safety. Export MARCXML without DOCTYPE.");
        return IsKnownEncoding(text)
            ? (MarcFormat.MarcXml, "")
            : Refuse("The XML says that it is in a character encoding which this program does not read. Export it in UTF-8.");
    }

    /// <summary>The encoding that the XML declaration names, if any, is one that .NET reads without help: UTF-8, UTF-16, Latin-1.</summary>
    private static bool IsKnownEncoding(string text)
    {
        var declaration = text.StartsWith("<?xml", StringComparison.Ordinal) ? text[..Math.Max(0, text.IndexOf("?>", StringComparison.Ordinal))] : "";
        var parts = declaration.Split("encoding", 2);
        if (parts.Length < 2) return true;
        var name = parts[1].TrimStart(' ', '\t', '\r', '\n', '=').Split('"', '\'') is [_, var quoted, ..] ? quoted : "";
        try
        {
            return Encoding.GetEncoding(name) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Text(ReadOnlySpan<byte> head) => head switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head),
        _ => Encoding.UTF8.GetString(head),
    };

    private static (MarcFormat, string) Refuse(string reason) => (MarcFormat.None, reason);
}
