using System.Globalization;
using System.Text.RegularExpressions;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>A record that makes a title: what the catalogue keeps of it, the copies that it lists, and what the search index holds of it.</summary>
/// <param name="Number">Of the record in its file; 0 when it came from no file.</param>
/// <param name="Text">The record (<see cref="RecordText"/>) without fields that a catalogue does not keep.</param>
/// <param name="Words">For the full-text index, not numbered yet.</param>
/// <param name="Known">Words as written, for typing errors.</param>
internal sealed record Incoming(int Number, RecordKey Key, TitleFacts Facts, string Text, int? FromAge, IReadOnlyList<Copy> Copies, TextEntry Words, IReadOnlyList<string> Known)
{
    /// <summary>What a person who is asked about it sees, and what is taken in when the answer is yes.</summary>
    public string TextWithCopies => Copies.Count == 0 ? Text : RecordText.Write(RecordText.Read(Text).With(Copies));

    // What takes time is worked out where the record is read, beside the writing.
    public string SortName { get; } = RecordToTitle.SortName(Facts);
    public string GenreGroup { get; init; } = GenreGroups.Of(Facts);
    public string WorkKey { get; } = RecordToTitle.WorkKey(Facts);

    /// <summary>Its file has another record about the same book: it is known by its number only.</summary>
    public bool Alone { get; init; }

    /// <summary>The same record, for when its number turns out to be another book's.</summary>
    public Incoming Apart => this with { Key = Key.Apart(Facts.Isbns.Count > 0 ? Facts.Isbns[0].ToString() : $"{SortName}|{RecordToTitle.MakerKey(Facts)}|{Facts.Year}") };
}

/// <summary>A copy as field 952 lists it.</summary>
/// <param name="TimesLent">By the system that it comes from; counts without people.</param>
internal sealed record Copy(string Barcode, string Branch, string ShelfMark, DateOnly? AcquiredOn = null, int TimesLent = 0, DateOnly? LastLentOn = null);

/// <summary>From a MARC record to the columns of the catalogue.</summary>
internal static partial class RecordToTitle
{
    private const int Text = 500;

    /// <param name="record">What may pass of it (<see cref="PublicFields"/>).</param>
    public static Incoming Of(MarcRecord record, IReadOnlyList<Copy> copies, TitleFacts facts, RecordKey key, int number = 0)
    {
        string?[] names = [facts.Title, facts.Subtitle, facts.Part, facts.OriginalTitle, facts.TitleInScript];
        string[] makers = [.. facts.Contributors.Select(c => c.Name)];
        string[] topics = [.. facts.Series.Select(s => s.Name), .. facts.Genres, .. facts.Subjects];
        string?[] rest = [facts.Summary, .. record.Fields("505", "500").SelectMany(f => f.All('a').Concat(f.All('t'))), facts.Publisher, facts.Year?.ToString(CultureInfo.InvariantCulture)];
        return new(number, key, facts, RecordText.Write(record), FromAge(record, facts.Material), copies,
            new TextEntry(0, SearchWords.Indexed(names), SearchWords.Indexed(makers), SearchWords.Indexed(topics), SearchWords.Indexed(rest)),
            [.. SearchWords.Known([.. names, .. makers, .. topics]).Distinct()]);
    }

    /// <summary>
    /// Koha's field for copies: $p barcode, $b (else $a) branch, $o shelf mark, $d acquired, $l times lent, $s last lent. A copy without a barcode cannot be
    /// scanned and is left out. Nothing else of 952 is read: other subfields may tell who has it.
    /// </summary>
    public static IReadOnlyList<Copy> Copies(MarcRecord record) =>
    [
        .. record.Fields("952").Where(f => f['p'] is not null).Select(f => new Copy(PlainText.Fit(f['p']!.Trim(), 60), PlainText.Fit((f['b'] ?? f['a'] ?? "").Trim(), 60), PlainText.Fit((f['o'] ?? "").Trim(), 120),
            Day(f['d']), int.TryParse(f['l'], NumberStyles.None, CultureInfo.InvariantCulture, out var lent) ? lent : 0, Day(f['s']))).DistinctBy(c => c.Barcode),
    ];

    private static DateOnly? Day(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The age from which a film or game is lent (Kijkwijzer, PEGI in 521). For books an age is advice, and refuses nobody.</summary>
    private static int? FromAge(MarcRecord record, MaterialType material)
    {
        if (material is not (MaterialType.Dvd or MaterialType.BluRay or MaterialType.Video or MaterialType.VideoCassette or MaterialType.Game)) return null;
        var ages = record.Fields("521").SelectMany(f => f.All('a')).Select(a => Age().Match(a)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Where(age => age is >= 3 and <= 18).ToList();
        return ages.Count > 0 ? ages.Max() : null;
    }

    /// <summary>"12", "16+", "vanaf 12 jaar", "PEGI 16": the whole text is about one age.</summary>
    [GeneratedRegex(@"^(?:vanaf|from|pegi|kijkwijzer|leeftijd)?[\s:]*(\d{1,2})\s*(?:\+|jaar|years?|en ouder|and over|and up|\s)*\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    public static string SortName(TitleFacts facts) => PlainText.Fit(PlainText.Of(facts.SortTitle), Title.SortLength);

    /// <summary>The first maker in plain letters; "" when nobody is named.</summary>
    public static string MakerKey(TitleFacts facts) => facts.Contributors.Count > 0 ? PlainText.Of(PlainText.Fit(facts.Contributors[0].Name, Text)) : "";

    public static void Fill(Title title, Incoming incoming, DateTimeOffset now)
    {
        var facts = incoming.Facts;
        title.Name = PlainText.Fit(facts.Title, Text);
        title.Subtitle = PlainText.FitOrNull(facts.Subtitle, Text);
        title.Part = PlainText.FitOrNull(facts.Part, Text);
        title.Maker = facts.Contributors.Count > 0 ? PlainText.FitOrNull(facts.Contributors[0].Name, Text) : null;
        title.SortName = incoming.SortName;
        title.OriginalTitle = PlainText.FitOrNull(facts.OriginalTitle, Text);
        title.WorkKey = incoming.WorkKey;
        title.Language = facts.Languages.Count > 0 ? PlainText.Fit(facts.Languages[0], 3) : "";
        title.Year = facts.Year;
        title.MaterialType = facts.Material.ToKebab();
        title.Form = facts.Form;
        title.Issn = facts.Issn;
        title.Ean = facts.Ean;
        title.Online = PlainText.FitOrNull(facts.Online, 2000);
        title.GenreGroup = incoming.GenreGroup;
        title.Audience = facts.Audience?.ToKebab();
        title.FromAge = incoming.FromAge;
        title.Extent = PlainText.FitOrNull(facts.Extent, Text);
        title.Publisher = PlainText.FitOrNull(facts.Publisher, Text);
        title.Edition = PlainText.FitOrNull(facts.Edition, Text);
        title.Series = PlainText.FitOrNull(string.Join("; ", facts.Series.Select(s => s.Number is { } n ? $"{s.Name} ({n})" : s.Name)), Text);
        title.Summary = PlainText.FitOrNull(facts.Summary, 4000);
        title.ChangedAt = now;
        title.Version++;
    }

    /// <summary>Who made it, and under what title first. Without a maker the title alone would throw "Verzameld werk" of everybody together: then the title is a work by itself.</summary>
    public static string WorkKey(TitleFacts facts)
    {
        var name = PlainText.Of($"{facts.OriginalTitle ?? facts.SortTitle} {facts.Part}");
        return facts.Contributors.Count == 0 ? "" : PlainText.Fit($"{PlainText.Of(facts.Contributors[0].Name)}|{name}", Title.KeyLength);
    }

    public static TitleFacets Facets(Title title, long number, DateOnly today) => Fill(new TitleFacets { Number = number, TitleId = title.Id, AddedOn = today }, title);

    public static TitleFacets Fill(TitleFacets facets, Title title)
    {
        (facets.Material, facets.Language, facets.Genre, facets.Audience) = (title.MaterialType, title.Language, title.GenreGroup, title.Audience ?? "");
        (facets.Year, facets.SortName, facets.ChangedAt) = (title.Year ?? 0, title.SortName, title.ChangedAt);
        return facets;
    }

    public static IEnumerable<TitleSeries> Series(TitleId title, TitleFacts facts) => facts.Series.Select((s, order) => new TitleSeries
    {
        TitleId = title,
        Order = order,
        Name = PlainText.Fit(s.Name, Text),
        Key = PlainText.Fit(PlainText.Of(s.Name), Title.KeyLength),
        Number = PlainText.FitOrNull(s.Number, 60),
    });

    public static IEnumerable<TitleContributor> Contributors(TitleId title, TitleFacts facts) =>
        facts.Contributors.Select((c, order) => new TitleContributor { TitleId = title, Order = order, Name = PlainText.Fit(c.Name, Text), Key = PlainText.Fit(PlainText.Of(c.Name), Title.KeyLength), Role = c.Role.ToKebab() });

    public static IEnumerable<TitleIsbn> Isbns(TitleId title, TitleFacts facts) =>
        facts.Isbns.Select(i => i.ToString()).Distinct().Select(i => new TitleIsbn { TitleId = title, Isbn = i });

    public static IEnumerable<TitleTopic> Topics(TitleId title, TitleFacts facts) =>
        facts.Subjects.Select((s, order) => new TitleTopic { TitleId = title, Order = order, IsGenre = false, Name = PlainText.Fit(s, Text) })
            .Concat(facts.Genres.Select((g, order) => new TitleTopic { TitleId = title, Order = order, IsGenre = true, Name = PlainText.Fit(g, Text) }));
}
