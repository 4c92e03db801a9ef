using Woordhouder.Collection.Marc;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

/// <summary>The collection that a clean clone starts with: libraries/almere/collection.xml.</summary>
public class DemoCollectionTests
{
    private static readonly string[] Branches = ["stad", "buiten", "haven"];

    /// <summary>Articles that do not file, with their blank where they have one.</summary>
    private static readonly Dictionary<string, string[]> Articles = new()
    {
        ["dut"] = ["De ", "Het ", "Een ", "'t ", "'n "],
        ["fry"] = ["De ", "It "],
        ["eng"] = ["The ", "A ", "An "],
        ["ger"] = ["Der ", "Die ", "Das ", "Ein ", "Eine "],
        ["fre"] = ["Le ", "La ", "Les ", "L'", "Un ", "Une "],
        ["ara"] = ["al-"],
    };

    private static readonly List<MarcOutcome> Outcomes = Read();
    private static readonly List<(MarcRecord Record, TitleFacts Facts)> Titles = [.. Outcomes.Select(o => (o.Record!, TitleFacts.From(o.Record!).Facts!))];

    [Fact]
    public void It_has_three_hundred_titles_and_nothing_to_doubt_or_remark()
    {
        Assert.Equal(300, Outcomes.Count);
        Assert.All(Titles, t => Assert.Equal((MarcDoubt.None, 0), (t.Record.Doubts, t.Facts.Remarks.Count)));
        Assert.Equal(Enumerable.Range(1, 300).Select(n => $"demo-{n:D4}"), Titles.Select(t => t.Facts.ControlNumber));
        Assert.All(Titles, t => Assert.Equal("NL-0800000000", t.Facts.ControlSource));
    }

    [Fact]
    public void Every_title_has_a_year_a_genre_and_a_whole_008()
    {
        Assert.All(Titles, t => Assert.InRange(t.Facts.Year ?? 0, 1800, 2025));
        Assert.All(Titles, t => Assert.NotEmpty(t.Facts.Genres));
        Assert.All(Titles, t => Assert.Equal(40, t.Record.Control("008")!.Length));
    }

    [Fact]
    public void It_is_mixed_as_a_public_library_is()
    {
        Assert.Equal(
            "Book 246, LargePrint 5, Magazine 6, Newspaper 1, Audiobook 7, MusicCd 14, Dvd 14, Game 7",
            string.Join(", ", Titles.GroupBy(t => t.Facts.Material).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}")));
        Assert.Equal(["ara", "dut", "eng", "fre", "fry", "ger", "pol", "tur"], Titles.SelectMany(t => t.Facts.Languages).Distinct().Order());
        Assert.Equal(Enum.GetValues<Audience>().Length, Titles.Select(t => t.Facts.Audience).OfType<Audience>().Distinct().Count());
        Assert.All(Titles.Where(t => t.Facts.Languages is ["ara", ..]), t => Assert.NotNull(t.Facts.TitleInScript));
    }

    [Fact]
    public void The_second_indicator_of_245_counts_exactly_the_article()
    {
        Assert.All(Titles, t =>
        {
            var field = t.Record.Field("245")!;
            var title = field['a']!;
            // Instrumental music has no language; its titles here are English. "Het" is a whole title (King, It).
            var language = t.Facts.Languages is [var first, ..] ? first : "eng";
            var article = Articles.GetValueOrDefault(language, []).FirstOrDefault(a => title.StartsWith(a, StringComparison.Ordinal) && t.Facts.Title.Length > a.Length);
            Assert.Equal((article ?? "").Length, field.Indicator2 - '0');
            Assert.Equal(t.Facts.Title[(article ?? "").Length..], t.Facts.SortTitle);
        });
    }

    [Fact]
    public void Every_title_has_one_to_four_items_with_valid_and_unique_barcodes_on_branches_that_exist()
    {
        Assert.All(Titles, t => Assert.InRange(t.Record.Fields("952").Count(), 1, 4));
        var items = Titles.SelectMany(t => t.Record.Fields("952")).ToList();
        var barcodes = items.Select(i => i['p']!).ToList();
        Assert.All(barcodes, b => Assert.True(b.Length == 14 && b.StartsWith("3012700", StringComparison.Ordinal) && PassesLuhn(b), b));
        Assert.Equal(barcodes.Count, barcodes.Distinct().Count());
        Assert.Equal(Branches.Order(), items.Select(i => i['b']!).Distinct().Order());
        Assert.All(items, i => Assert.False(string.IsNullOrWhiteSpace(i['o'])));
    }

    [Fact]
    public void It_has_no_book_numbers_and_no_summaries()
    {
        Assert.All(Titles, t => Assert.Empty(t.Record.Fields("020", "022", "024", "505", "520")));
        Assert.All(Titles, t => Assert.Empty(t.Facts.Isbns));
        Assert.All(Titles.SelectMany(t => t.Record.DataFields).Where(f => f.Tag != "952").SelectMany(f => f.Subfields), s => Assert.False(Isbn.TryParse(s.Value, out _)));
    }

    [Fact]
    public void Two_titles_are_the_same_only_on_another_carrier()
    {
        var same = Titles.GroupBy(t => (t.Facts.Title, t.Facts.Part, t.Facts.Material)).Where(g => g.Count() > 1).Select(g => g.Key.Title);
        Assert.Empty(same);
    }

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
            sum += value;
        }
        return sum % 10 == 0;
    }

    private static List<MarcOutcome> Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "libraries", "almere", "collection.xml");
            if (!File.Exists(path)) continue;
            using var stream = File.OpenRead(path);
            return [.. MarcFile.Read(stream, path)];
        }
        throw new InvalidOperationException("No folder above the tests holds libraries/almere/collection.xml.");
    }
}
