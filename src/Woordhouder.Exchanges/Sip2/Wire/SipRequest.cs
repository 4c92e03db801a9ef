using System.Globalization;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>What came of a line that a terminal sent.</summary>
internal enum SipReading
{
    Good,
    /// <summary>The checksum is wrong: it is not carried out, and the terminal is asked to send it again.</summary>
    Damaged,
    /// <summary>No message of SIP2 that we know.</summary>
    Unknown,
}

/// <summary>A request of a terminal, taken apart. Reads what real terminals send: fixed parts that are left out or a sign too short, stray and missing delimiters.</summary>
internal sealed class SipRequest
{
    private readonly Dictionary<string, string> parts = [];
    private readonly Dictionary<string, string> fields = [];

    private SipRequest(SipCommand command) => Command = command;

    public SipCommand Command { get; }
    /// <summary>0–9; null: the request has none, so the answer has none.</summary>
    public int? Sequence { get; private init; }
    public bool HasChecksum { get; private init; }

    /// <summary>A fixed part; "" when it was left out.</summary>
    public string Part(string name) => parts.GetValueOrDefault(name, "");
    public bool Says(string name) => Part(name) == "Y";
    /// <summary>A field; null when it was not sent, "" when it was sent empty.</summary>
    public string? Field(string tag) => fields.GetValueOrDefault(tag);
    /// <summary>A field; "" when it was not sent.</summary>
    public string this[string tag] => Field(tag) ?? "";

    /// <summary>
    /// The message apart from sequence, checksum and dates: two with the same one ask the same. Dates of what happened without connection count, but for the day
    /// of sending. Passwords are in none of it: they were judged before, and no hash of them is kept.
    /// </summary>
    public string WithoutDate => string.Join('|', [((int)Command).ToString("00", CultureInfo.InvariantCulture),
        .. parts.Where(p => p.Key != SipLayout.Date && (Says(SipLayout.NoBlock) || p.Key is not (SipLayout.DueDate or SipLayout.ReturnDate))).Select(p => p.Value),
        .. fields.Where(f => f.Key is not ("AC" or "AD")).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value)]);

    /// <param name="line">Without its terminator.</param>
    public static (SipReading Reading, SipRequest? Request) Read(ReadOnlySpan<byte> line, SipCharset charset)
    {
        var (length, sequence, right) = SipChecksum.Read(line);
        if (right == false) return (SipReading.Damaged, null);
        var text = SipText.Decode(line[..length], charset);
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var command) || !SipLayout.Knows(command)) return (SipReading.Unknown, null);
        var request = new SipRequest((SipCommand)command) { Sequence = sequence, HasChecksum = right is not null };
        var rest = text.AsSpan(2);
        var width = SipLayout.Of(request.Command).Sum(p => p.Width);
        if (EndOfParts(rest, width) is not { } end) return (SipReading.Unknown, null);
        request.TakeParts(rest[..end], end == width);
        request.TakeFields(rest[end..]);
        return (SipReading.Good, request);
    }

    /// <summary>Where the first field begins. Some terminals leave the fixed part out, or a sign of it.</summary>
    private static int? EndOfParts(ReadOnlySpan<char> text, int width)
    {
        foreach (var at in (ReadOnlySpan<int>)[width, width - 1, width + 1, 0])
            if (at >= 0 && at <= text.Length && BeginsField(text[at..], exact: at == width)) return at;
        // A field that we do not know, where one belongs.
        return text.Length >= width + 2 && char.IsAsciiLetterUpper(text[width]) && char.IsAsciiLetterOrDigit(text[width + 1]) ? width : null;
    }

    private static bool BeginsField(ReadOnlySpan<char> text, bool exact) =>
        text.Length == 0 ? exact : (exact && text[0] == '|') || (text.Length >= 2 && SipLayout.Tags.Contains(text[..2].ToString()));

    private void TakeParts(ReadOnlySpan<char> text, bool whole)
    {
        foreach (var (name, width) in SipLayout.Of(Command))
        {
            // A part that is cut short says nothing; those before it still do.
            if (text.Length < width) return;
            if (name != SipLayout.Other || whole) parts.TryAdd(name, text[..width].ToString());
            text = text[width..];
        }
    }

    private void TakeFields(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('|'))
        {
            var field = text[range];
            // The first of two equal ones counts.
            if (field.Length >= 2) fields.TryAdd(field[..2].ToString(), field[2..].ToString());
        }
    }
}
