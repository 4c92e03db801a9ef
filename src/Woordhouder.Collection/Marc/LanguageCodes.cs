namespace Woordhouder.Collection.Marc;

/// <summary>The languages of a title as ISO 639-2/B codes, which MARC uses: 008 first, then 041 $a (for sound and film also $d, sung or spoken).</summary>
internal static class LanguageCodes
{
    public static IReadOnlyList<string> Of(MarcRecord record, FixedField coded)
    {
        List<string> codes = [];
        if (coded.Language is { } main) Add(main);
        foreach (var field in record.Fields("041").Where(f => f.Indicator2 != '7'))
        {
            foreach (var text in field.All('a')) AddPacked(text);
            if (record.Type is 'i' or 'j' or 'g')
                foreach (var text in field.All('d')) AddPacked(text);
        }
        return codes;

        // Old records write several codes in one subfield: "engfre".
        void AddPacked(string text)
        {
            text = text.Trim();
            if (text.Length % 3 != 0) return;
            for (var at = 0; at < text.Length; at += 3) Add(text.Substring(at, 3));
        }

        void Add(string code)
        {
            code = Bibliographic(code.ToLowerInvariant());
            if (code.All(char.IsAsciiLetterLower) && code is not ("und" or "zxx" or "mul") && !codes.Contains(code)) codes.Add(code);
        }
    }

    /// <summary>The bibliographic code where a record has the terminological one (nld), or a code that MARC has given up (fri).</summary>
    private static string Bibliographic(string code) => code switch
    {
        "nld" => "dut",
        "fri" => "fry",
        "deu" => "ger",
        "fra" => "fre",
        "zho" => "chi",
        "ces" => "cze",
        "ell" => "gre",
        "fas" => "per",
        "hye" => "arm",
        "isl" => "ice",
        "kat" => "geo",
        "mkd" => "mac",
        "msa" => "may",
        "mya" => "bur",
        "ron" => "rum",
        "slk" => "slo",
        "sqi" => "alb",
        "cym" => "wel",
        "eus" => "baq",
        "scr" => "hrv",
        "scc" => "srp",
        _ => code,
    };
}
