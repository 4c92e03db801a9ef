using System.Globalization;
using System.Text.RegularExpressions;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A record that makes a title: what the catalogue keeps of it, and the copies that it lists.</summary>
internal sealed record Incoming(RecordKey Key, TitleFacts Facts, int? FromAge, IReadOnlyList<Copy> Copies);

/// <summary>A copy as field 952 lists it.</summary>
internal sealed record Copy(string Barcode, string Branch, string ShelfMark);

/// <summary>From a MARC record to the columns of the catalogue.</summary>
internal static partial class RecordToTitle
{
    private const int Text = 500;

    public static Incoming Of(MarcRecord record, TitleFacts facts, RecordKey key) =>
        new(key, facts, FromAge(record, facts.Material), [.. Copies(record).DistinctBy(c => c.Barcode)]);

    /// <summary>Koha's field for copies: $p barcode, $b (else $a) branch, $o shelf mark. A copy without a barcode cannot be scanned and is left out.</summary>
    private static IEnumerable<Copy> Copies(MarcRecord record) => record.Fields("952")
        .Where(f => f['p'] is not null)
        .Select(f => new Copy(PlainText.Fit(f['p']!.Trim(), 60), PlainText.Fit((f['b'] ?? f['a'] ?? "").Trim(), 60), PlainText.Fit((f['o'] ?? "").Trim(), 120)));

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

    public static void Fill(Title title, Incoming incoming, DateTimeOffset now)
    {
        var facts = incoming.Facts;
        title.Digest = incoming.Key.Digest;
        title.Name = PlainText.Fit(facts.Title, Text);
        title.Subtitle = PlainText.FitOrNull(facts.Subtitle, Text);
        title.Part = PlainText.FitOrNull(facts.Part, Text);
        title.Maker = facts.Contributors.Count > 0 ? PlainText.FitOrNull(facts.Contributors[0].Name, Text) : null;
        title.SortName = PlainText.Fit(PlainText.Of(facts.SortTitle), Title.SortLength);
        title.SearchText = Searchable(facts);
        title.Language = facts.Languages.Count > 0 ? PlainText.Fit(facts.Languages[0], 3) : "";
        title.Year = facts.Year;
        title.MaterialType = facts.Material.ToKebab();
        title.GenreGroup = GenreGroups.Of(facts);
        title.Audience = facts.Audience?.ToKebab();
        title.FromAge = incoming.FromAge;
        title.Extent = PlainText.FitOrNull(facts.Extent, Text);
        title.Publisher = PlainText.FitOrNull(facts.Publisher, Text);
        title.Edition = PlainText.FitOrNull(facts.Edition, Text);
        title.Series = PlainText.FitOrNull(string.Join("; ", facts.Series.Select(s => s.Number is { } n ? $"{s.Name} ({n})" : s.Name)), Text);
        title.Summary = PlainText.FitOrNull(facts.Summary, 4000);
        title.ChangedAt = now;
    }

    private static string Searchable(TitleFacts facts)
    {
        string?[] parts = [facts.Title, facts.Subtitle, facts.Part, facts.OriginalTitle, facts.TitleInScript, .. facts.Contributors.Select(c => c.Name), .. facts.Series.Select(s => s.Name)];
        return $" {PlainText.Fit(string.Join(' ', parts.OfType<string>().Select(PlainText.Of).Where(p => p.Length > 0).Distinct()), Title.SearchLength - 2)} ";
    }

    public static IEnumerable<TitleContributor> Contributors(TitleId title, TitleFacts facts) =>
        facts.Contributors.Select((c, order) => new TitleContributor { TitleId = title, Order = order, Name = PlainText.Fit(c.Name, Text), Role = c.Role.ToKebab() });

    public static IEnumerable<TitleIsbn> Isbns(TitleId title, TitleFacts facts) =>
        facts.Isbns.Select(i => i.ToString()).Distinct().Select(i => new TitleIsbn { TitleId = title, Isbn = i });

    public static IEnumerable<TitleTopic> Topics(TitleId title, TitleFacts facts) =>
        facts.Subjects.Select((s, order) => new TitleTopic { TitleId = title, Order = order, IsGenre = false, Name = PlainText.Fit(s, Text) })
            .Concat(facts.Genres.Select((g, order) => new TitleTopic { TitleId = title, Order = order, IsGenre = true, Name = PlainText.Fit(g, Text) }));
}
