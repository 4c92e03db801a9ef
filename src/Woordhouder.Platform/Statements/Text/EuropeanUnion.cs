namespace Woordhouder.Platform.Statements;

/// <summary>The 27 countries that personal data may go to (R75): a closed list, so that a country that leaves is a change somebody makes.</summary>
public static class EuropeanUnion
{
    private static readonly Dictionary<string, Bilingual> Names = new()
    {
        ["AT"] = new("Oostenrijk", "Austria"),
        ["BE"] = new("België", "Belgium"),
        ["BG"] = new("Bulgarije", "Bulgaria"),
        ["CY"] = new("Cyprus", "Cyprus"),
        ["CZ"] = new("Tsjechië", "Czechia"),
        ["DE"] = new("Duitsland", "Germany"),
        ["DK"] = new("Denemarken", "Denmark"),
        ["EE"] = new("Estland", "Estonia"),
        ["ES"] = new("Spanje", "Spain"),
        ["FI"] = new("Finland", "Finland"),
        ["FR"] = new("Frankrijk", "France"),
        ["GR"] = new("Griekenland", "Greece"),
        ["HR"] = new("Kroatië", "Croatia"),
        ["HU"] = new("Hongarije", "Hungary"),
        ["IE"] = new("Ierland", "Ireland"),
        ["IT"] = new("Italië", "Italy"),
        ["LT"] = new("Litouwen", "Lithuania"),
        ["LU"] = new("Luxemburg", "Luxembourg"),
        ["LV"] = new("Letland", "Latvia"),
        ["MT"] = new("Malta", "Malta"),
        ["NL"] = new("Nederland", "the Netherlands"),
        ["PL"] = new("Polen", "Poland"),
        ["PT"] = new("Portugal", "Portugal"),
        ["RO"] = new("Roemenië", "Romania"),
        ["SE"] = new("Zweden", "Sweden"),
        ["SI"] = new("Slovenië", "Slovenia"),
        ["SK"] = new("Slowakije", "Slovakia"),
    };

    public static bool Has(string country) => Names.ContainsKey(country);

    /// <summary>The name in a sentence; a country outside the union, which no running statement has, keeps its code.</summary>
    public static string NameOf(string country, string language) => Names.TryGetValue(country, out var name) ? name.In(language) : country;
}
