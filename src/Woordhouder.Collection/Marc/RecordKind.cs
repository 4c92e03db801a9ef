namespace Woordhouder.Collection.Marc;

/// <summary>Only bibliographic MARC 21 records describe titles; other records are refused by the name of what they are.</summary>
internal static class RecordKind
{
    public static string? Refusal(MarcRecord record) => record.Type switch
    {
        'z' => "This is an authority record (a name or subject heading, leader/06 = z), not a title. Export bibliographic records.",
        'u' or 'v' or 'x' or 'y' =>
            $"This is a holdings record (copies of a title, leader/06 = {record.Type}), not a title. Export bibliographic records, with the copies in them.",
        'w' => "This is a classification record (leader/06 = w), not a title. Export bibliographic records.",
        'q' => "This is a community information record (leader/06 = q), not a title. Export bibliographic records.",
        _ when IsUnimarc(record) => "This is a UNIMARC record (its title stands in 200, not in 245). Ask the supplier for MARC 21.",
        _ => null,
    };

    /// <summary>In UNIMARC 200 is the title and 100 begins with the date of entry; MARC 21 has neither 200 nor a date in 100.</summary>
    private static bool IsUnimarc(MarcRecord record) =>
        record.Field("245") is null
        && record.Field("200")?['a'] is not null
        && record.Field("100")?['a'] is { Length: >= 8 } coded
        && coded.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0;
}
