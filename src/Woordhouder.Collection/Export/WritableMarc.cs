using System.Text.RegularExpressions;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>
/// What both forms ask of a record, so that they say the same: the tags, codes and leader of the schema MARC21slim, and text without the
/// characters that end a field in ISO 2709 or that XML cannot hold.
/// </summary>
internal static partial class WritableMarc
{
    /// <summary>Null for a record that both forms can hold. Its fields are not adapted: what cannot be written as it is, is not written.</summary>
    public static string? Refusal(MarcRecord record)
    {
        if (record.ControlFields.Any(f => !ControlTag().IsMatch(f.Tag)) || record.DataFields.Any(f => !DataTag().IsMatch(f.Tag)))
            return "The record has a field with a tag that MARC 21 does not have.";
        if (record.DataFields.Any(f => f.Subfields.Any(s => !IsCode(s.Code))))
            return "The record has a subfield with a code that MARC 21 does not have.";
        return Written(record.DataFields).Any() || record.ControlFields.Count > 0 ? null : "The record has no fields.";
    }

    /// <summary>A field without subfields says nothing, and both forms forbid it.</summary>
    public static IEnumerable<MarcDataField> Written(IEnumerable<MarcDataField> fields) => fields.Where(f => f.Subfields.Count > 0);

    /// <summary>
    /// The leader in UTF-8 (position 9 = a). Positions that real files fill with what no leader may have become blank; a missing type (6) is a,
    /// which is how a title without one is read.
    /// </summary>
    public static string Leader(MarcRecord record, int length = 0, int baseAddress = 0)
    {
        var from = record.Leader;
        return FormattableString.Invariant(
            $"{length:D5}{Coded(from[5])}{(char.IsAsciiLetterOrDigit(from[6]) ? from[6] : 'a')}{Coded(from[7])}{Coded(from[8])}a22{baseAddress:D5}{Coded(from[17])}{Coded(from[18])}{Coded(from[19])}4500");
    }

    public static char Indicator(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' ? c : ' ';

    /// <summary>
    /// Control characters (among them 1D, 1E and 1F, which would end a record, field or subfield) become a space, half a character pair and the
    /// two numbers that are no characters U+FFFD.
    /// </summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0000', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')) return text;
        return string.Create(text.Length, text, static (written, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var paired = (char.IsHighSurrogate(from[i]) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1]))
                    || (char.IsLowSurrogate(from[i]) && i > 0 && char.IsHighSurrogate(from[i - 1]));
                written[i] = from[i] switch
                {
                    < ' ' => ' ',
                    '\uFFFE' or '\uFFFF' => '\uFFFD',
                    var c when char.IsSurrogate(c) && !paired => '\uFFFD',
                    var c => c,
                };
            }
        });
    }

    private static char Coded(char c) => char.IsAsciiLetterOrDigit(c) ? c : ' ';

    private static bool IsCode(char c) => c is > ' ' and < '\u007F' and not ('@' or '|');

    [GeneratedRegex("^00[1-9]\\z")]
    private static partial Regex ControlTag();

    [GeneratedRegex("^(?:0(?:[1-9A-Z][0-9A-Z]|[1-9a-z][0-9a-z])|[1-9A-Z][0-9A-Z]{2}|[1-9a-z][0-9a-z]{2})\\z")]
    private static partial Regex DataTag();
}
