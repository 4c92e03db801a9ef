using System.Text;

namespace Woordhouder.Collection.Marc;

/// <summary>
/// A record as one text, as the database keeps it: the leader, then each field after a field separator (1E) as tag and value, a data field's value being
/// its indicators and its subfields after a delimiter (1F). Like ISO 2709 without its directory, so without its limits.
/// </summary>
internal static class RecordText
{
    private const char Field = '\u001E', Subfield = '\u001F';

    public static string Write(MarcRecord record)
    {
        var text = new StringBuilder(record.Leader, 1024);
        foreach (var field in record.ControlFields) Clean(text.Append(Field).Append(field.Tag), field.Value);
        foreach (var field in record.DataFields)
        {
            text.Append(Field).Append(field.Tag).Append(field.Indicator1).Append(field.Indicator2);
            foreach (var subfield in field.Subfields) Clean(text.Append(Subfield).Append(subfield.Code), subfield.Value);
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">This text was not made by <see cref="Write"/>.</exception>
    public static MarcRecord Read(string text)
    {
        var parts = text.Split(Field);
        List<MarcControlField> controls = [];
        List<MarcDataField> data = [];
        if (parts[0].Length != 24) throw new FormatException("a stored record begins with a leader of 24 characters");
        foreach (var part in parts.AsSpan(1))
        {
            if (part.Length < 3) throw new FormatException("a stored field begins with its tag");
            var tag = part[..3];
            if (Iso2709Field.IsControl(tag)) controls.Add(new(tag, part[3..]));
            else if (part.Length < 5) throw new FormatException("a stored data field has two indicators");
            else data.Add(new(tag, part[3], part[4], [.. part[5..].Split(Subfield).Where(s => s.Length > 0).Select(s => new MarcSubfield(s[0], s[1..]))]));
        }
        return new MarcRecord { Leader = parts[0], ControlFields = controls, DataFields = data };
    }

    /// <summary>Without the separators themselves, NUL and lone surrogates, which no database takes.</summary>
    private static void Clean(StringBuilder to, string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\0', '\u001F') && !value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            to.Append(value);
            return;
        }
        foreach (var rune in value.EnumerateRunes())
            if (rune.Value is not (0 or 0x1D or 0x1E or 0x1F)) to.Append(rune.ToString());
    }
}
