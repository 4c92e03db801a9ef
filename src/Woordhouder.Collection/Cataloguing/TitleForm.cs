using System.Globalization;
using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>The usual fields of a description, without MARC. What repeats stands one to a line.</summary>
internal sealed class TitleForm
{
    public string? Title { get; set; }
    public string? Subtitle { get; set; }
    /// <summary>Number and name of a part: "3, De terugkeer".</summary>
    public string? Part { get; set; }
    /// <summary>The main one, filed name first: "Mulisch, Harry".</summary>
    public string? Maker { get; set; }
    public string? Others { get; set; }
    public string? Material { get; set; }
    public string? Language { get; set; }
    public string? Year { get; set; }
    public string? Publisher { get; set; }
    public string? Place { get; set; }
    public string? Edition { get; set; }
    public string? Extent { get; set; }
    public string? Isbns { get; set; }
    /// <summary>Name, and after " ; " the volume.</summary>
    public string? Series { get; set; }
    /// <summary>Kebab-case band of readers; "" when the record does not say.</summary>
    public string? Audience { get; set; }
    public string? Genres { get; set; }
    public string? Subjects { get; set; }
    public string? Summary { get; set; }

    public static TitleForm Of(MarcRecord record)
    {
        var coded = FixedField.Of(record);
        var (title, imprint) = (TitleProper.Of(record), Imprint.Of(record, coded));
        return new TitleForm
        {
            Title = title?.Title,
            Subtitle = title?.Subtitle,
            Part = title?.Part,
            Maker = record.Shown(RepeatedField.Maker),
            Others = record.Shown(RepeatedField.Others),
            Material = Marc.Material.Of(record, coded, []).ToKebab(),
            Language = LanguageCodes.Of(record, coded) is [var main, ..] ? main : null,
            Year = imprint.Year?.ToString(CultureInfo.InvariantCulture),
            Publisher = imprint.Publisher,
            Place = imprint.Place,
            Edition = record.Shown(RepeatedField.Edition),
            Extent = record.Shown(RepeatedField.Extent),
            Isbns = record.Shown(RepeatedField.Isbns),
            Series = record.Shown(RepeatedField.Series),
            Audience = TargetGroup.Of(record, coded, Topics.Genres(record, coded))?.ToKebab(),
            Genres = record.Shown(RepeatedField.Genres),
            Subjects = record.Shown(RepeatedField.Subjects),
            Summary = record.Shown(RepeatedField.Summary),
        };
    }

    /// <summary>A record that says nothing yet.</summary>
    public static MarcRecord Blank => new() { Leader = "00000nam a2200000 i 4500", ControlFields = [], DataFields = [] };

    /// <summary>
    /// The record with what the form says. Only what differs from what the record said before is written, so indicators, codes and fields that the form does
    /// not know stay as they are.
    /// </summary>
    public Outcome<MarcRecord> Onto(MarcRecord record, DateOnly today)
    {
        List<Refusal> wrong = [];
        void Refuse(Refusal refusal, string field) => wrong.Add(refusal with { Field = "Form." + field });
        var was = Of(record);
        if (string.IsNullOrWhiteSpace(Title)) Refuse(new Refusal("title-needed"), nameof(Title));
        if (Changed(Year, was.Year) && !string.IsNullOrWhiteSpace(Year) && FixedField.YearIn(Year.Trim()) is null) Refuse(new Refusal("title-year"), nameof(Year));
        foreach (var isbn in RepeatedField.Lines(Isbns).Except(RepeatedField.Lines(was.Isbns)).Where(i => !Isbn.TryParse(i, out _))) Refuse(new Refusal("title-isbn", null, ("isbn", isbn)), nameof(Isbns));
        if (wrong.Count > 0) return wrong;

        if (Changed(Material, was.Material)) record = record.As(Material!, today);
        if (Changed(Title, was.Title) || Changed(Subtitle, was.Subtitle) || Changed(Part, was.Part)) record = WithTitle(record);
        if (Changed(Language, was.Language)) record = WithLanguage(record, today);
        if (Changed(Publisher, was.Publisher) || Changed(Place, was.Place) || Changed(Year, was.Year)) record = WithImprint(record);
        if (Changed(Year, was.Year)) record = record.With008(6, string.IsNullOrWhiteSpace(Year) ? "nuuuu" : "s" + Year.Trim(), today);
        if (Changed(Audience, was.Audience)) record = record.With008(22, AudienceCode(), today);
        return record.WithLines(RepeatedField.Maker, Maker).WithLines(RepeatedField.Others, Others).WithLines(RepeatedField.Edition, Edition).WithLines(RepeatedField.Extent, Extent)
            .WithLines(RepeatedField.Isbns, Isbns).WithLines(RepeatedField.Series, Series).WithLines(RepeatedField.Genres, Genres).WithLines(RepeatedField.Subjects, Subjects)
            .WithLines(RepeatedField.Summary, Summary);
    }

    private static bool Changed(string? now, string? was) => (now ?? "").Trim() != (was ?? "").Trim();

    private MarcRecord WithTitle(MarcRecord record)
    {
        var old = record.Field("245");
        List<MarcSubfield> subfields = [new('a', Title!.Trim())];
        if (!string.IsNullOrWhiteSpace(Part)) subfields.Add(new('p', Part.Trim()));
        if (!string.IsNullOrWhiteSpace(Subtitle)) subfields.Add(new('b', Subtitle.Trim()));
        subfields.AddRange(old?.Subfields.Where(s => s.Code is not ('a' or 'b' or 'n' or 'p')) ?? []);
        var field = new MarcDataField("245", old?.Indicator1 ?? (string.IsNullOrWhiteSpace(Maker) ? '0' : '1'), Articles.Skipped(Title.Trim(), Language), subfields);
        return old is null ? record.With(field) : record.Swap(old, field);
    }

    private MarcRecord WithLanguage(MarcRecord record, DateOnly today)
    {
        var code = string.IsNullOrWhiteSpace(Language) ? "   " : Language.Trim();
        // The first of 041 says the same as 008; the others (a dictionary, a film) stay.
        return (record with { DataFields = [.. record.DataFields.Where(f => f.Tag != "041" || f.All('a').Count() > 1)] }).With008(35, code, today);
    }

    private MarcRecord WithImprint(MarcRecord record)
    {
        var old = record.Fields("264").FirstOrDefault(f => f.Indicator2 == '1') ?? record.Field("260");
        List<MarcSubfield> subfields = [];
        foreach (var (code, text) in new[] { ('a', Place), ('b', Publisher), ('c', Year) })
            if (!string.IsNullOrWhiteSpace(text)) subfields.Add(new(code, text.Trim()));
        if (old is not null) subfields.AddRange(old.Subfields.Where(s => s.Code is not ('a' or 'b' or 'c')));
        if (subfields.Count == 0) return old is null ? record : record with { DataFields = [.. record.DataFields.Where(f => f != old)] };
        var field = old is null ? new MarcDataField("264", ' ', '1', subfields) : old with { Subfields = subfields };
        return old is null ? record.With(field) : record.Swap(old, field);
    }

    private string AudienceCode() => Audience switch
    {
        "preschool" => "a",
        "six-to-nine" => "b",
        "nine-to-twelve" => "c",
        "young-adult" => "d",
        "youth" => "j",
        "adult" => "e",
        _ => " ",
    };
}

/// <summary>Words at the start of a title that do not file: De, Het, The…</summary>
internal static class Articles
{
    private static readonly Dictionary<string, string[]> Of = new()
    {
        ["dut"] = ["De ", "Het ", "Een ", "'t ", "’t ", "'n ", "’n "],
        ["fry"] = ["De ", "It ", "In "],
        ["eng"] = ["The ", "A ", "An "],
        ["ger"] = ["Der ", "Die ", "Das ", "Ein ", "Eine "],
        ["fre"] = ["Le ", "La ", "Les ", "L'", "L’", "Un ", "Une "],
    };

    /// <summary>The second indicator of 245: how many characters at the start do not file.</summary>
    public static char Skipped(string title, string? language) =>
        (char)('0' + (Of.GetValueOrDefault(language ?? "dut", []).FirstOrDefault(a => title.StartsWith(a, StringComparison.OrdinalIgnoreCase))?.Length ?? 0));
}
