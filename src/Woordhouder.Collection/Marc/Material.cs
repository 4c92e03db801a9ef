namespace Woordhouder.Collection.Marc;

/// <summary>Finds the material type: leader/06–07 says the kind of content, field 338 or else 007 the carrier, 008 the form.</summary>
internal static class Material
{
    public static MaterialType Of(MarcRecord record, FixedField coded, ICollection<string> remarks)
    {
        var carrier = Carrier(record, remarks);
        return record.Type switch
        {
            'a' when record.Level == 's' => coded[21] == 'n' ? MaterialType.Newspaper : MaterialType.Magazine,
            'a' => Text(record, coded, carrier),
            't' => coded[23] == 'd' ? MaterialType.LargePrint : MaterialType.Manuscript,
            'i' => carrier == "cr" ? MaterialType.DownloadableAudiobook : MaterialType.Audiobook,
            'j' => carrier switch
            {
                "sd" => MusicDisc(record),
                "ss" => MaterialType.MusicCassette,
                null => Described(record, " cd", "compact disc", "digital") ? MaterialType.MusicCd : MaterialType.Music,
                _ => MaterialType.Music,
            },
            'c' or 'd' => MaterialType.SheetMusic,
            'g' => Film(record, carrier),
            'e' or 'f' => MaterialType.Map,
            'k' => MaterialType.Picture,
            'm' => coded[26] == 'g' ? MaterialType.Game : MaterialType.ComputerFile,
            'r' => coded[33] == 'g' ? MaterialType.Game : MaterialType.Thing,
            'o' or 'p' => MaterialType.Kit,
            _ => MaterialType.Other,
        };
    }

    private static MaterialType Text(MarcRecord record, FixedField coded, string? carrier)
    {
        if (carrier == "cr" || coded[23] is 'o' or 's') return MaterialType.EBook;
        var sevens = Sevens(record).ToList();
        var tactile = sevens.Exists(f => f.StartsWith('f') || f.StartsWith("tc", StringComparison.Ordinal));
        if (coded[23] == 'f' || tactile || Content(record, "tct")) return MaterialType.Braille;
        return coded[23] == 'd' || sevens.Exists(f => f.StartsWith("tb", StringComparison.Ordinal)) ? MaterialType.LargePrint : MaterialType.Book;
    }

    /// <summary>007/03 is the speed: f is a CD (1.4 m/s); a gramophone record turns at a, b, c… revolutions.</summary>
    private static MaterialType MusicDisc(MarcRecord record)
    {
        var discs = Sevens(record).Where(f => f.StartsWith("sd", StringComparison.Ordinal) && f.Length > 3).Select(f => f[3]).ToList();
        return discs.Count > 0 && discs.TrueForAll(speed => speed is 'a' or 'b' or 'c' or 'd' or 'e') ? MaterialType.Music : MaterialType.MusicCd;
    }

    private static MaterialType Film(MarcRecord record, string? carrier)
    {
        var formats = Sevens(record).Where(f => f is ['v', _, _, _, ..] && f.Length > 4).Select(f => f[4]).ToList();
        return carrier switch
        {
            _ when formats.Contains('s') || Holds(record, "347", "blu-ray") => MaterialType.BluRay,
            "vf" => MaterialType.VideoCassette,
            null when Described(record, "blu-ray") => MaterialType.BluRay,
            null when Described(record, "dvd") => MaterialType.Dvd,
            null when Described(record, "videocassette") => MaterialType.VideoCassette,
            "vd" when formats.Count == 0 || formats.Contains('v') => MaterialType.Dvd,
            _ => formats.Contains('v') ? MaterialType.Dvd : MaterialType.Video,
        };
    }

    /// <summary>
    /// The carrier as the first two characters of 007 ("vd", "sd", "cr"); 338 has the same letters for these. Where both are present and
    /// disagree 338 is followed, since it is the younger one and written by hand.
    /// </summary>
    private static string? Carrier(MarcRecord record, ICollection<string> remarks)
    {
        var sevens = Sevens(record).Where(f => f.Length >= 2).Select(f => f[..2]).ToList();
        var carriers = record.Fields("338").SelectMany(CarrierCodes).ToList();
        if (carriers.Count == 0) return sevens.Find(Decides) ?? sevens.FirstOrDefault();
        var decisive = carriers.Find(Decides) ?? carriers[0];
        if (sevens.Exists(Decides) && !sevens.Contains(decisive)) remarks.Add("Field 338 names another carrier than field 007; 338 was followed.");
        return decisive;
    }

    private static bool Decides(string carrier) => carrier is "cr" or "sd" or "ss" or "vd" or "vf";

    private static IEnumerable<string> CarrierCodes(MarcDataField field)
    {
        var codes = field.All('b').Select(code => code.Trim()).ToList();
        return codes.Count > 0 ? codes : field.All('a').Select(CarrierCode).OfType<string>();
    }

    /// <summary>The terms that stand for a code, in English and Dutch.</summary>
    private static string? CarrierCode(string term) => Isbd.Clean(term)?.ToLowerInvariant() switch
    {
        "online resource" or "online bron" => "cr",
        "audio disc" or "audioschijf" => "sd",
        "audiocassette" => "ss",
        "videodisc" or "videoschijf" => "vd",
        "videocassette" => "vf",
        "volume" or "band" => "nc",
        _ => null,
    };

    /// <summary>Without any code for the carrier its description (300) decides, if it has one of these words: "1 cd (52 min.)".</summary>
    private static bool Described(MarcRecord record, params string[] words) => words.Any(word => Holds(record, "300", word));

    private static bool Holds(MarcRecord record, string tag, string word) =>
        (" " + string.Join(' ', record.Fields(tag).SelectMany(f => f.Subfields).Select(s => s.Value))).Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool Content(MarcRecord record, string code) => record.Fields("336").Any(f => f.All('b').Any(b => b.Trim() == code));

    private static IEnumerable<string> Sevens(MarcRecord record) => record.ControlFields.Where(f => f.Tag == "007").Select(f => f.Value);
}
