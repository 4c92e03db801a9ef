using System.Globalization;
using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>How a record says what kind of thing it describes: leader/06–07, 007, 338 and one place in 008. Only kinds that can be said without doubt.</summary>
internal static class MaterialCoding
{
    private sealed record Code(string Leader, string? Carrier007, string? Carrier338, int At = 0, char Form = ' ');

    private static readonly Dictionary<MaterialType, Code> Codes = new()
    {
        [MaterialType.Book] = new("am", null, "nc"),
        [MaterialType.LargePrint] = new("am", null, "nc", 23, 'd'),
        [MaterialType.Braille] = new("am", null, "nc", 23, 'f'),
        [MaterialType.EBook] = new("am", "cr", "cr", 23, 'o'),
        [MaterialType.Magazine] = new("as", null, "nc", 21, 'p'),
        [MaterialType.Newspaper] = new("as", null, "nc", 21, 'n'),
        [MaterialType.Audiobook] = new("im", "sd fsngnnmmned", "sd"),
        [MaterialType.DownloadableAudiobook] = new("im", "cr", "cr"),
        [MaterialType.MusicCd] = new("jm", "sd fsngnnmmned", "sd"),
        [MaterialType.SheetMusic] = new("cm", null, "nc"),
        [MaterialType.Dvd] = new("gm", "vd cvaizq", "vd"),
        [MaterialType.BluRay] = new("gm", "vd csaizq", "vd"),
        [MaterialType.Map] = new("em", null, null),
        [MaterialType.Game] = new("rm", null, null, 33, 'g'),
        [MaterialType.Thing] = new("rm", null, null, 33, 'r'),
        [MaterialType.Kit] = new("om", null, null),
    };

    /// <summary>The places in 008 where one of the codes above may stand.</summary>
    private static readonly int[] Places = [21, 23, 33];

    public static IReadOnlyList<string> Ids { get; } = [.. Codes.Keys.Select(m => m.ToKebab())];

    /// <summary>The record as one of this kind; the same record when it is that already or the kind is not in the list.</summary>
    public static MarcRecord As(this MarcRecord record, string material, DateOnly today)
    {
        if (Material.Of(record, FixedField.Of(record), []).ToKebab() == material) return record;
        var code = Codes.FirstOrDefault(c => c.Key.ToKebab() == material).Value;
        if (code is null) return record;
        var leader = record.Leader[..6] + code.Leader + record.Leader[8..];
        var changed = record with
        {
            Leader = leader,
            ControlFields = [.. record.ControlFields.Where(f => f.Tag != "007"), .. code.Carrier007 is { } c ? [new MarcControlField("007", c)] : Array.Empty<MarcControlField>()],
            DataFields = [.. record.DataFields.Where(f => f.Tag is not ("336" or "337" or "338" or "347"))],
        };
        if (code.Carrier338 is { } carrier) changed = changed.With(new MarcDataField("338", ' ', ' ', [new('b', carrier), new('2', "rdacarrier")]));
        foreach (var place in Places) changed = changed.With008(place, place == code.At ? code.Form.ToString() : " ", today);
        return changed;
    }

    /// <summary>The record with these characters at this place of 008; a damaged or missing 008 is made anew, keeping language and year.</summary>
    public static MarcRecord With008(this MarcRecord record, int at, string value, DateOnly today)
    {
        var coded = FixedField.Of(record);
        var text = record.ControlFields.FirstOrDefault(f => f.Tag == "008" && f.Value.Length == 40)?.Value ?? Fresh(coded, today);
        text = text[..at] + value + text[(at + value.Length)..];
        var controls = record.ControlFields.Where(f => f.Tag != "008").ToList();
        var place = controls.FindLastIndex(f => string.CompareOrdinal(f.Tag, "008") < 0) + 1;
        controls.Insert(place, new MarcControlField("008", text));
        return record with { ControlFields = controls };
    }

    private static string Fresh(FixedField coded, DateOnly today) =>
        today.ToString("yyMMdd", CultureInfo.InvariantCulture) + (coded.Year is { } year ? "s" + year.ToString("D4", CultureInfo.InvariantCulture) : "nuuuu") + "    " + "xx " + new string(' ', 17) + (coded.Language ?? "   ") + "  ";

    /// <summary>The record with this field behind the last one of its tag, else where its tag belongs.</summary>
    public static MarcRecord With(this MarcRecord record, MarcDataField field)
    {
        var fields = record.DataFields.ToList();
        fields.Insert(fields.FindLastIndex(f => string.CompareOrdinal(f.Tag, field.Tag) <= 0) + 1, field);
        return record with { DataFields = fields };
    }
}
