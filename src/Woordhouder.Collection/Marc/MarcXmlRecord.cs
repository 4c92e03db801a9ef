namespace Woordhouder.Collection.Marc;

/// <summary>A record of MARCXML while it is being read: checks what comes in and counts how much.</summary>
internal sealed class MarcXmlRecord
{
    /// <summary>An ISO 2709 record has at most 99,999 bytes; ten times that is no longer a title.</summary>
    public const int MaxCharacters = 1_000_000;
    public const int MaxFields = 20_000;

    private const int LeaderLength = 24;

    private readonly List<MarcControlField> controls = [];
    private readonly List<MarcDataField> data = [];
    private List<MarcSubfield>? subfields;
    private string? leader;
    private MarcDoubt doubts;
    private int characters;
    private int fields;
    private bool tooLong;

    /// <summary>Whether so many more characters may be kept; once not, the record is refused.</summary>
    public bool Fits(int more) => !(tooLong |= characters + more > MaxCharacters);

    public void Leader(string text)
    {
        Count(text);
        // Blanks count, but line ends around the leader come from pretty-printing.
        text = text.Trim('\r', '\n', '\t').Replace('#', ' ');
        if (text.Length != LeaderLength || leader is not null) doubts |= MarcDoubt.LeaderDamaged;
        leader ??= text.PadRight(LeaderLength)[..LeaderLength];
    }

    public void Control(string? tag, string text)
    {
        Count(text);
        if (IsTag(tag)) controls.Add(new(tag, Iso2709Field.Fixed(tag, MarcText.Nfc(text))));
        else doubts |= MarcDoubt.FieldDamaged;
    }

    public void Data(string? tag, string? indicator1, string? indicator2)
    {
        Count("");
        subfields = null;
        if (!IsTag(tag))
        {
            doubts |= MarcDoubt.FieldDamaged;
            return;
        }
        if (tooLong) return;
        subfields = [];
        data.Add(new(tag, Indicator(indicator1), Indicator(indicator2), subfields));
    }

    public void Subfield(string? code, string text)
    {
        Count(text);
        if (code is [> ' ' and < '\u007F'] && subfields is not null && !tooLong) subfields.Add(new(code[0], MarcText.Nfc(text)));
        else doubts |= MarcDoubt.FieldDamaged;
    }

    /// <summary>Text or an element where MARCXML has none: what it says is left out.</summary>
    public void Stray() => doubts |= MarcDoubt.FieldDamaged;

    public MarcOutcome Outcome(MarcPlace place)
    {
        if (tooLong) return MarcOutcome.Rejected(place, "The record is far longer than a record of a title can be. It was skipped.");
        if (leader is null) return MarcOutcome.Rejected(place, "The record has no leader, so it does not say what it describes. Export this record again.");
        if (controls.Count + data.Count == 0) return MarcOutcome.Rejected(place, "The record has no fields.");
        return MarcOutcome.Read(place, new MarcRecord { Leader = leader, ControlFields = controls, DataFields = data, Doubts = doubts });
    }

    private void Count(string text)
    {
        characters += text.Length;
        tooLong |= characters > MaxCharacters || ++fields > MaxFields;
    }

    private static bool IsTag([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? tag) =>
        tag is { Length: 3 } && tag.All(char.IsAsciiLetterOrDigit);

    private static char Indicator(string? value) => value is [var c] ? Iso2709Field.Indicator(c) : ' ';
}
