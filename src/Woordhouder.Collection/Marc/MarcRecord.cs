namespace Woordhouder.Collection.Marc;

/// <summary>One record as it stood in the file, its text in NFC. Order is kept: it decides what people see first.</summary>
internal sealed record MarcRecord
{
    /// <summary>Always 24 characters.</summary>
    public required string Leader { get; init; }
    public required IReadOnlyList<MarcControlField> ControlFields { get; init; }
    public required IReadOnlyList<MarcDataField> DataFields { get; init; }

    /// <summary>What had to be repaired or guessed while reading. A doubt is no reason to refuse, only to look.</summary>
    public MarcDoubt Doubts { get; init; }

    /// <summary>Leader/06: what the record describes (a text, j music, z authority…).</summary>
    public char Type => Leader[6];

    /// <summary>Leader/07: m monograph, s serial…</summary>
    public char Level => Leader[7];

    /// <summary>The supplier withdraws this record (leader/05 = d).</summary>
    public bool IsDeletion => Leader[5] == 'd';

    public string? Control(string tag) => ControlFields.FirstOrDefault(f => f.Tag == tag)?.Value;

    public IEnumerable<MarcDataField> Fields(params string[] tags) => DataFields.Where(f => Array.IndexOf(tags, f.Tag) >= 0);

    public MarcDataField? Field(string tag) => DataFields.FirstOrDefault(f => f.Tag == tag);

    public override string ToString() => $"{Leader} {Control("001")}";
}

/// <summary>A field 001–009: one fixed text.</summary>
internal sealed record MarcControlField(string Tag, string Value);

/// <summary>A field with two indicators (blank is a space, also where the file wrote #) and subfields in order.</summary>
internal sealed record MarcDataField(string Tag, char Indicator1, char Indicator2, IReadOnlyList<MarcSubfield> Subfields)
{
    /// <summary>The first subfield of this code that holds text, or null.</summary>
    public string? this[char code] => All(code).FirstOrDefault();

    public IEnumerable<string> All(char code) => Subfields.Where(s => s.Code == code && !string.IsNullOrWhiteSpace(s.Value)).Select(s => s.Value);
}

internal readonly record struct MarcSubfield(char Code, string Value);

[Flags]
internal enum MarcDoubt
{
    None = 0,
    /// <summary>Leader/09 names another character coding than the bytes are in.</summary>
    CodingFlagLies = 1,
    /// <summary>Bytes without a meaning in the coding became U+FFFD.</summary>
    UnknownCharacters = 2,
    /// <summary>The record length in the leader is not the length of the record.</summary>
    LengthLies = 4,
    /// <summary>Base address or directory did not fit; the fields were told apart by their terminators.</summary>
    DirectoryLies = 8,
    /// <summary>A tag, indicator or subfield code was not as it should be; the field was read as far as certain.</summary>
    FieldDamaged = 16,
    /// <summary>The leader was too short or too long and was made 24 characters, or there was more than one.</summary>
    LeaderDamaged = 32,
}
