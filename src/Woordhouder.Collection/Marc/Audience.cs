using System.Globalization;

namespace Woordhouder.Collection.Marc;

/// <summary>For whom a title is meant, in the bands of a children's library.</summary>
internal enum Audience
{
    /// <summary>Up to 5: picture books, board books.</summary>
    Preschool,
    /// <summary>6 to 8: learning to read.</summary>
    SixToNine,
    /// <summary>9 to 12.</summary>
    NineToTwelve,
    /// <summary>From about 12 to 18.</summary>
    YoungAdult,
    /// <summary>Children and young people, no age said.</summary>
    Youth,
    Adult,
}

internal static class TargetGroup
{
    /// <summary>008/22 where the kind of record has it there, else an age in 521, else a genre that says it; null when nothing does.</summary>
    public static Audience? Of(MarcRecord record, FixedField coded, IReadOnlyList<string> genres) =>
        Coded(record, coded) ?? record.Fields("521").Select(Stated).FirstOrDefault(band => band is not null) ?? ByGenre(genres);

    private static Audience? Coded(MarcRecord record, FixedField coded)
    {
        // Position 22 means something else for maps, and for serials.
        if (record.Type is 'e' or 'f' or 'p' || record.Level is 's' or 'i') return null;
        return coded[22] switch
        {
            'a' => Audience.Preschool,
            'b' => Audience.SixToNine,
            'c' => Audience.NineToTwelve,
            'd' => Audience.YoungAdult,
            'j' => Audience.Youth,
            'e' or 'f' => Audience.Adult,
            _ => null,
        };
    }

    /// <summary>An age ("9-12 jaar", "vanaf 6 jaar", "8 years and up"). School grades, reading scores and film ratings are no ages.</summary>
    private static Audience? Stated(MarcDataField field)
    {
        if (field['a'] is not { } text) return null;
        var saysAge = field.Indicator1 == '1' || Says(text, "jaar") || Says(text, "year");
        if (!saysAge || field.Indicator1 is '0' or '2' or '8') return null;
        var digits = string.Concat(text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? OfAge(age) : null;
    }

    private static Audience? OfAge(int age) => age switch
    {
        < 6 => Audience.Preschool,
        < 9 => Audience.SixToNine,
        < 12 => Audience.NineToTwelve,
        < 18 => Audience.YoungAdult,
        < 100 => Audience.Adult,
        _ => null,
    };

    private static Audience? ByGenre(IReadOnlyList<string> genres)
    {
        foreach (var genre in genres)
        {
            if (Says(genre, "prentenboek") || Says(genre, "picture book")) return Audience.Preschool;
            if (Says(genre, "young adult")) return Audience.YoungAdult;
            if (Says(genre, "kinderboek") || Says(genre, "jeugd") || Says(genre, "juvenile") || Says(genre, "children's")) return Audience.Youth;
        }
        return null;
    }

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
