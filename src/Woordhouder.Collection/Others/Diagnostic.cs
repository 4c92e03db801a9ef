namespace Woordhouder.Collection.Others;

/// <summary>Why a request for records was not answered, by the list of the standard (info:srw/diagnostic/1/…).</summary>
/// <param name="Number">Number in that list.</param>
/// <param name="Details">What the list says belongs there: the name of the index, the place of the mistake…</param>
internal sealed record Diagnostic(int Number, string? Details = null)
{
    private const int LongestDetails = 200;

    public const int SystemUnavailable = 2, UnsupportedOperation = 4, UnsupportedVersion = 5, UnsupportedValue = 6, MissingParameter = 7, UnsupportedParameter = 8;
    public const int Syntax = 10, QueryTooLong = 12, Parentheses = 13, Quotes = 14, ContextSet = 15, Index = 16, Relation = 19, RelationModifier = 20, RelationForIndex = 22,
        TermTooLong = 23, RelationForTerm = 24, WrongEscape = 26, EmptyTerm = 27, Masking = 28, Anchoring = 31, TermFormat = 36, BooleanOperator = 37, TooManyBooleans = 38,
        Proximity = 39, BooleanModifier = 46, Feature = 48, ResultSets = 50;
    public const int FirstRecordOutOfRange = 61, UnknownSchema = 66, RecordEscaping = 71, Sort = 80, SortSequence = 82, TooManySortKeys = 84, SortCase = 91, SortMissingValue = 92;

    public string Uri => FormattableString.Invariant($"info:srw/diagnostic/1/{Number}");

    /// <summary>The sentence of the list.</summary>
    public string Message => Messages[Number];

    /// <summary>The details as an answer may hold them: not longer than a line, only characters that XML takes.</summary>
    public string? ShownDetails => Details is null ? null : XmlText.Of(PlainText.Fit(Details, LongestDetails));

    private static readonly Dictionary<int, string> Messages = new()
    {
        [SystemUnavailable] = "System temporarily unavailable",
        [UnsupportedOperation] = "Unsupported operation",
        [UnsupportedVersion] = "Unsupported version",
        [UnsupportedValue] = "Unsupported parameter value",
        [MissingParameter] = "Mandatory parameter not supplied",
        [UnsupportedParameter] = "Unsupported parameter",
        [Syntax] = "Query syntax error",
        [QueryTooLong] = "Too many characters in query",
        [Parentheses] = "Invalid or unsupported use of parentheses",
        [Quotes] = "Invalid or unsupported use of quotes",
        [ContextSet] = "Unsupported context set",
        [Index] = "Unsupported index",
        [Relation] = "Unsupported relation",
        [RelationModifier] = "Unsupported relation modifier",
        [RelationForIndex] = "Unsupported combination of relation and index",
        [TermTooLong] = "Too many characters in term",
        [RelationForTerm] = "Unsupported combination of relation and term",
        [WrongEscape] = "Non special character escaped in term",
        [EmptyTerm] = "Empty term unsupported",
        [Masking] = "Masking character not supported",
        [Anchoring] = "Anchoring character not supported",
        [TermFormat] = "Term in invalid format for index or relation",
        [BooleanOperator] = "Unsupported boolean operator",
        [TooManyBooleans] = "Too many boolean operators in query",
        [Proximity] = "Proximity not supported",
        [BooleanModifier] = "Unsupported boolean modifier",
        [Feature] = "Query feature unsupported",
        [ResultSets] = "Result sets not supported",
        [FirstRecordOutOfRange] = "First record position out of range",
        [UnknownSchema] = "Unknown schema for retrieval",
        [RecordEscaping] = "Unsupported record packing",
        [Sort] = "Sort not supported",
        [SortSequence] = "Unsupported sort sequence",
        [TooManySortKeys] = "Too many sort keys to sort",
        [SortCase] = "Unsupported case",
        [SortMissingValue] = "Unsupported missing value action",
    };
}

/// <summary>Ends the reading of a request: the answer is this diagnostic.</summary>
internal sealed class DiagnosticException(int number, string? details = null) : Exception
{
    public Diagnostic Diagnostic { get; } = new(number, details);
}
