using System.Diagnostics.CodeAnalysis;

namespace Woordhouder.Collection.Marc;

/// <summary>What the catalogue keeps of a record: plain text without ISBD punctuation, checked numbers, closed lists where they exist.</summary>
internal sealed record TitleFacts
{
    /// <summary>001, with the organisation that gave it (003): together they say whether a title is already there.</summary>
    public required string? ControlNumber { get; init; }
    public required string? ControlSource { get; init; }

    public required string Title { get; init; }
    public required string? Subtitle { get; init; }
    /// <summary>Number and name of a part: "Deel 2, De terugkeer".</summary>
    public required string? Part { get; init; }
    /// <summary>The title from its first filing word: "aanslag" for "De aanslag".</summary>
    public required string SortTitle { get; init; }
    /// <summary>The title in its own script, where the record gives both (880).</summary>
    public required string? TitleInScript { get; init; }
    public required string? OriginalTitle { get; init; }

    public required IReadOnlyList<Contributor> Contributors { get; init; }
    public required IReadOnlyList<Isbn> Isbns { get; init; }
    public required string? Issn { get; init; }
    public required string? Ean { get; init; }

    public required string? Edition { get; init; }
    public required string? Publisher { get; init; }
    public required string? Place { get; init; }
    public required int? Year { get; init; }
    /// <summary>ISO 639-2/B codes (dut, fry, ger), the main one first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
    public required string? Extent { get; init; }
    public required IReadOnlyList<SeriesPart> Series { get; init; }
    public required string? Summary { get; init; }
    public required IReadOnlyList<string> Subjects { get; init; }
    public required IReadOnlyList<string> Genres { get; init; }
    /// <summary>Codes of NUR and SISO (084), as "nur 301".</summary>
    public required IReadOnlyList<string> Classes { get; init; }
    public required MaterialType Material { get; init; }
    /// <summary>Kebab-case carrier (RDA 3.3: volume, audio-disc, online …); "" when the record does not say.</summary>
    public required string Form { get; init; }
    /// <summary>856 with first indicator 4 (HTTP) and second 0 or 1 (the work itself, or a version of it).</summary>
    public required string? Online { get; init; }
    public required Audience? Audience { get; init; }

    /// <summary>What was left out or decided and a cataloguer may want to see; sentences without text of the record.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The facts of a bibliographic record, or the reason why it makes no title.</summary>
    public static TitleReading From(MarcRecord record)
    {
        if (RecordKind.Refusal(record) is { } otherKind) return TitleReading.Rejected(otherKind);
        if (record.IsDeletion)
            return TitleReading.Rejected("The supplier marks this record as deleted (leader/05 = d). Withdraw the title if the library still has it.");
        if (TitleProper.Of(record) is not { } title) return TitleReading.Rejected("The record has no title (field 245).");
        if (title.IsUnreadable)
            return TitleReading.Rejected("The title cannot be read: its characters are in an unknown coding. Export this record again in UTF-8.");

        List<string> remarks = [];
        var coded = FixedField.Of(record);
        var imprint = Imprint.Of(record, coded);
        var genres = Topics.Genres(record, coded);
        return TitleReading.Accepted(new TitleFacts
        {
            ControlNumber = Trimmed(record.Control("001")),
            ControlSource = Trimmed(record.Control("003")),
            Title = title.Title,
            Subtitle = title.Subtitle,
            Part = title.Part,
            SortTitle = title.Sort,
            TitleInScript = title.InScript,
            OriginalTitle = title.Original,
            Contributors = Marc.Contributors.Of(record),
            Isbns = IsbnsOf(record, remarks),
            Issn = Marc.Issn.Of(record),
            Ean = Marc.Ean.Of(record),
            Edition = Isbd.Clean(record.Field("250")?['a']),
            Publisher = imprint.Publisher,
            Place = imprint.Place,
            Year = imprint.Year,
            Languages = LanguageCodes.Of(record, coded),
            Extent = ExtentOf(record),
            Series = SeriesPart.Of(record),
            Summary = Joined(record.Fields("520").Select(f => f['a'])),
            Subjects = Topics.Subjects(record),
            Genres = genres,
            Classes = GenreCodes.Of(record),
            Material = Marc.Material.Of(record, coded, remarks),
            Form = CarrierForm.Of(record),
            Online = OnlineOf(record),
            Audience = TargetGroup.Of(record, coded, genres),
            Remarks = remarks,
        });
    }

    /// <summary>020 $a only: $z is a number known to be wrong or of another edition.</summary>
    private static List<Isbn> IsbnsOf(MarcRecord record, List<string> remarks)
    {
        List<Isbn> isbns = [];
        foreach (var text in record.Fields("020").SelectMany(f => f.All('a')).Where(text => text.Any(char.IsAsciiDigit)))
        {
            if (!Isbn.TryParse(text, out var isbn)) remarks.Add("An ISBN with a wrong length or check digit was left out.");
            else if (!isbns.Contains(isbn)) isbns.Add(isbn);
        }
        return isbns;
    }

    private static string? ExtentOf(MarcRecord record) => record.Field("300") is { } field
        ? Isbd.Clean(string.Join(' ', field.Subfields.Where(s => s.Code is 'a' or 'b' or 'c').Select(s => s.Value)).TrimEnd(' ', '+'))
        : null;

    private static string? OnlineOf(MarcRecord record) => record.Fields("856").Where(f => f.Indicator1 == '4' && f.Indicator2 is '0' or '1').SelectMany(f => f.All('u'))
        .FirstOrDefault(u => Uri.TryCreate(u, UriKind.Absolute, out var address) && address.Scheme is "https" or "http");

    private static string? Joined(IEnumerable<string?> texts) =>
        string.Join("\n", texts.OfType<string>().Select(Isbd.Collapse).Where(text => text.Length > 0)) is { Length: > 0 } joined ? joined : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Either the facts or the reason why there are none.</summary>
internal sealed class TitleReading
{
    private TitleReading(TitleFacts? facts, string? reason) => (Facts, Reason) = (facts, reason);

    public static TitleReading Accepted(TitleFacts facts) => new(facts, null);
    public static TitleReading Rejected(string reason) => new(null, reason);

    public TitleFacts? Facts { get; }
    public string? Reason { get; }

    [MemberNotNullWhen(true, nameof(Facts))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsTitle => Facts is not null;
}
