namespace Woordhouder.Collection.Marc;

/// <summary>The physical form: the carrier of field 338 by its code (loc.gov/standards/valuelist/rdacarrier), else of 007.</summary>
internal static class CarrierForm
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["nc"] = "volume",
        ["nb"] = "sheet",
        ["no"] = "card",
        ["nn"] = "flipchart",
        ["nr"] = "object",
        ["na"] = "roll",
        ["sd"] = "audio-disc",
        ["ss"] = "audio-cassette",
        ["vd"] = "video-disc",
        ["vf"] = "video-cassette",
        ["cd"] = "computer-disc",
        ["cb"] = "computer-disc",
        ["ck"] = "computer-card",
        ["cr"] = "online",
        ["gs"] = "slide",
        ["he"] = "microfiche",
        ["hd"] = "microfilm",
    };

    public static readonly IReadOnlyList<string> All = [.. Forms.Values.Distinct()];

    /// <summary>"" when the record does not say.</summary>
    public static string Of(MarcRecord record)
    {
        foreach (var code in record.Fields("338").SelectMany(f => f.All('b')))
            if (Forms.TryGetValue(code.Trim(), out var form)) return form;
        foreach (var seven in record.ControlFields.Where(f => f.Tag == "007" && f.Value.Length >= 2))
            if (Forms.TryGetValue(seven.Value[..2] switch { "ta" or "tb" or "tc" => "nc", "co" => "cd", "ad" or "aj" => "nb", var other => other }, out var form)) return form;
        return "";
    }
}
