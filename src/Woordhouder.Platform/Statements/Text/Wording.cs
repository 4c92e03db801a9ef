using System.Globalization;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>Facts in words, Dutch or English, as they stand in a sentence.</summary>
public static class Wording
{
    private static readonly string[] NlNumbers = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
    private static readonly string[] EnNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"vijf jaar", "18 maanden", "30 dagen"; "five years", "18 months", "30 days".</summary>
    public static string Of(Period period, string language)
    {
        var years = period.Months % 12 == 0 ? period.Months / 12 : 0;
        var months = years > 0 ? 0 : period.Months;
        var parts = new List<string>();
        if (years > 0) parts.Add(language == "en" ? Count(years, "year", "years", language) : Count(years, "jaar", "jaar", language));
        if (months > 0) parts.Add(language == "en" ? Count(months, "month", "months", language) : Count(months, "maand", "maanden", language));
        if (period.Days > 0) parts.Add(Days(period.Days, language));
        return Sentence(parts, language);
    }

    /// <summary>The lifetime of a cookie; null is one that goes when the browser closes.</summary>
    public static string Of(TimeSpan? lifetime, string language)
    {
        if (lifetime is not { } time) return language == "en" ? "until you close the browser" : "tot je de browser sluit";
        var parts = new List<string>();
        if (time.Days > 0) parts.Add(Days(time.Days, language));
        if (time.Hours > 0) parts.Add(language == "en" ? Count(time.Hours, "hour", "hours", language) : Count(time.Hours, "uur", "uur", language));
        if (time.Minutes > 0) parts.Add(language == "en" ? Count(time.Minutes, "minute", "minutes", language) : Count(time.Minutes, "minuut", "minuten", language));
        return Sentence(parts, language);
    }

    /// <summary>A lawful basis with the article that it stands in: "overeenkomst (AVG art. 6 lid 1 onder b)".</summary>
    public static string Of(LawfulBasis basis, string language)
    {
        var (letter, nl, en) = basis switch
        {
            LawfulBasis.Consent => ('a', "toestemming", "consent"),
            LawfulBasis.Contract => ('b', "overeenkomst", "contract"),
            LawfulBasis.LegalObligation => ('c', "wettelijke verplichting", "legal obligation"),
            LawfulBasis.PublicTask => ('e', "taak van algemeen belang", "task in the public interest"),
            LawfulBasis.LegitimateInterest => ('f', "gerechtvaardigd belang", "legitimate interest"),
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "not a lawful basis"),
        };
        return language == "en" ? $"{en} (GDPR art. 6(1)({letter}))" : $"{nl} (AVG art. 6 lid 1 onder {letter})";
    }

    public static string Of(DateOnly date, string language) => date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL"));

    /// <summary>"geboortedatum, geslacht en postcode". An empty list says so: sending nothing is a fact too.</summary>
    public static string Sentence(IReadOnlyList<string> items, string language) => items switch
    {
        [] => language == "en" ? "no personal data" : "geen persoonsgegevens",
        [var only] => only,
        _ => $"{string.Join(", ", items.SkipLast(1))} {(language == "en" ? "and" : "en")} {items[^1]}",
    };

    private static string Days(int days, string language) => language == "en" ? Count(days, "day", "days", language) : Count(days, "dag", "dagen", language);

    // Up to twelve in words, as Dutch and English prose both do.
    private static string Count(int number, string one, string many, string language)
    {
        var numbers = language == "en" ? EnNumbers : NlNumbers;
        var word = number < numbers.Length ? numbers[number] : number.ToString(CultureInfo.InvariantCulture);
        return $"{word} {(number == 1 ? one : many)}";
    }
}
