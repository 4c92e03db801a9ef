namespace Woordhouder.Collection;

/// <summary>Languages as people call them, of the codes that public libraries have most (ISO 639-2/B). Another code is shown as it is.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, (string Nl, string En)> Names = new()
    {
        ["dut"] = ("Nederlands", "Dutch"),
        ["eng"] = ("Engels", "English"),
        ["fry"] = ("Fries", "Frisian"),
        ["ger"] = ("Duits", "German"),
        ["fre"] = ("Frans", "French"),
        ["spa"] = ("Spaans", "Spanish"),
        ["ita"] = ("Italiaans", "Italian"),
        ["por"] = ("Portugees", "Portuguese"),
        ["tur"] = ("Turks", "Turkish"),
        ["ara"] = ("Arabisch", "Arabic"),
        ["pol"] = ("Pools", "Polish"),
        ["rus"] = ("Russisch", "Russian"),
        ["ukr"] = ("Oekraïens", "Ukrainian"),
        ["bul"] = ("Bulgaars", "Bulgarian"),
        ["rum"] = ("Roemeens", "Romanian"),
        ["hun"] = ("Hongaars", "Hungarian"),
        ["cze"] = ("Tsjechisch", "Czech"),
        ["slo"] = ("Slowaaks", "Slovak"),
        ["hrv"] = ("Kroatisch", "Croatian"),
        ["srp"] = ("Servisch", "Serbian"),
        ["gre"] = ("Grieks", "Greek"),
        ["dan"] = ("Deens", "Danish"),
        ["swe"] = ("Zweeds", "Swedish"),
        ["nor"] = ("Noors", "Norwegian"),
        ["fin"] = ("Fins", "Finnish"),
        ["ice"] = ("IJslands", "Icelandic"),
        ["heb"] = ("Hebreeuws", "Hebrew"),
        ["per"] = ("Perzisch", "Persian"),
        ["prs"] = ("Dari", "Dari"),
        ["pus"] = ("Pasjtoe", "Pashto"),
        ["kur"] = ("Koerdisch", "Kurdish"),
        ["som"] = ("Somalisch", "Somali"),
        ["tir"] = ("Tigrinya", "Tigrinya"),
        ["amh"] = ("Amhaars", "Amharic"),
        ["ber"] = ("Berbers", "Berber"),
        ["chi"] = ("Chinees", "Chinese"),
        ["jpn"] = ("Japans", "Japanese"),
        ["kor"] = ("Koreaans", "Korean"),
        ["vie"] = ("Vietnamees", "Vietnamese"),
        ["ind"] = ("Indonesisch", "Indonesian"),
        ["hin"] = ("Hindi", "Hindi"),
        ["urd"] = ("Urdu", "Urdu"),
        ["srn"] = ("Sranantongo", "Sranan Tongo"),
        ["pap"] = ("Papiaments", "Papiamento"),
        ["lat"] = ("Latijn", "Latin"),
        ["afr"] = ("Afrikaans", "Afrikaans"),
    };

    public static (string Nl, string En)? Of(string code) => Names.TryGetValue(code, out var name) ? name : null;
}
