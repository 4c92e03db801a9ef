using System.Text.RegularExpressions;

namespace Woordhouder.Patrons;

/// <summary>A Dutch postcode of six positions, kept as <c>1315XC</c>, shown as <c>1315 XC</c>. SA, SD and SS were never issued.</summary>
internal readonly partial record struct Postcode
{
    private Postcode(string value) => Value = value;

    public string Value { get; }
    /// <summary>The first four figures: a neighbourhood, not a household.</summary>
    public string Neighbourhood => Value[..4];

    public static bool TryParse(string? text, out Postcode postcode)
    {
        var tidy = text?.Trim().ToUpperInvariant() ?? "";
        var good = Pattern().IsMatch(tidy);
        postcode = good ? new Postcode(tidy[..4] + tidy[^2..]) : default;
        return good;
    }

    public override string ToString() => Show(Value);

    /// <summary>A stored postcode as people write it.</summary>
    public static string Show(string stored) => stored.Length == 6 ? $"{stored[..4]} {stored[4..]}" : stored;

    [GeneratedRegex(@"^[1-9][0-9]{3}\s*(?!SA|SD|SS)[A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
