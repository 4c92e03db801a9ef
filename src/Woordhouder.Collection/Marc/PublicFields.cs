namespace Woordhouder.Collection.Marc;

/// <summary>
/// What a record may bring into the catalogue and take out of it: the fields of MARC 21 that describe the work, its makers and its subjects. It is
/// a list of what may pass, so a field that nobody thought of stays out. No personal data can come in or go out through a catalogue file: a field
/// in which libraries write about donors, owners, borrowers, staff or readers is not on the list (<see cref="PublicTags"/> gives the reasons).
/// </summary>
internal static class PublicFields
{
    /// <summary>The record without what may not pass.</summary>
    /// <param name="leftOut">How many fields and subfields stayed out.</param>
    public static MarcRecord Keep(MarcRecord record, out int leftOut)
    {
        var controls = record.ControlFields.Where(f => PublicTags.IsControl(f.Tag)).ToList();
        var data = new List<MarcDataField>(record.DataFields.Count);
        leftOut = record.ControlFields.Count - controls.Count;
        foreach (var field in record.DataFields)
        {
            if (Kept(field) is not { } kept)
            {
                leftOut++;
                continue;
            }
            leftOut += field.Subfields.Count - kept.Count;
            data.Add(kept.Count == field.Subfields.Count ? field : field with { Subfields = kept });
        }
        return new MarcRecord { Leader = record.Leader, ControlFields = controls, DataFields = data, Doubts = record.Doubts };
    }

    /// <summary>The subfields that pass, or null when nothing does that says anything by itself: links, sources and other codes do not.</summary>
    private static List<MarcSubfield>? Kept(MarcDataField field)
    {
        if (TagOf(field) is not { } tag || PublicTags.Of(tag, field) is not { } rule) return null;
        // Codes other than letters and digits belong to one system, and $9 is filled by every system as it likes.
        var kept = field.Subfields.Where(s => s.Code is (>= 'a' and <= 'z') or (>= '0' and <= '8') && rule.Passes(s.Code)).ToList();
        return kept.Exists(s => char.IsAsciiLetter(s.Code)) ? kept : null;
    }

    /// <summary>The tag whose rule holds: of a field in its own script (880) that of the field it stands beside ($6); null when it names none.</summary>
    private static string? TagOf(MarcDataField field)
    {
        if (field.Tag != "880") return field.Tag;
        var links = field.Subfields.Where(s => s.Code == '6').Select(s => s.Value.Trim()).ToList();
        return links is [{ Length: >= 3 } link] && link[..3] != "880" ? link[..3] : null;
    }
}
