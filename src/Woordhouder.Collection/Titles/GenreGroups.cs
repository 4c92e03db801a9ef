using System.Collections.Concurrent;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>A coarse genre (D3): what remains of a title when the title itself is forgotten.</summary>
/// <param name="Id">Its name in words is the text <c>genre.{id}</c>.</param>
/// <param name="Sensitive">May reveal health, religion, politics or orientation: leaves the catalogue as <see cref="GenreGroups.Neutral"/> only.</param>
/// <param name="Words">in plain letters; one of them at the start of a word of a genre or subject puts a title in this group, one with $ behind it only as a whole word ("art" is no artikel).</param>
internal sealed record GenreGroup(string Id, bool Sensitive, params string[] Words);

/// <summary>The readable table from genres (655), subjects (650) and material to groups. The first line that fits decides.</summary>
internal static class GenreGroups
{
    /// <summary>What a sensitive group is outside the catalogue, and what informative titles without a better line are.</summary>
    public const string General = "general";

    public static readonly IReadOnlyList<GenreGroup> All =
    [
        new("health", true,
            "gezondheid", "ziekte", "psychologie", "psycholoog", "psychology", "psychiatr", "verslaving", "depress", "kanker", "medisch", "geneeskunde", "zwangerschap", "rouw", "dieet", "autis", "adhd", "dementie",
            "health", "medic", "disease", "diet$", "diets$", "dieting", "addict", "pregnan", "grief", "cancer", "mental", "self help"),
        new("religion", true,
            "geloof", "godsdienst", "religie", "religio", "bijbel", "christ", "islam", "jodendom", "boeddh", "hindoe", "spiritu", "theolog", "filosof", "bible", "jewish", "buddh", "church", "hymn", "philosoph"),
        new("society", true,
            "politiek", "politic", "vakbond", "migratie", "vluchteling", "asiel", "racisme", "feminis", "activis", "schulden", "echtscheiding", "scheiding", "refugee", "racism", "immigra", "divorce", "debt"),
        new("identity", true,
            "seksu", "homoseks", "lhbt", "lesbi", "transgender", "gender", "sexual", "gay$", "gays$", "queer", "erotic", "erotis"),
        new("picture-books", false, "prentenboek", "kleuterboek", "peuter", "picture book", "board book", "kartonboek"),
        new("comics", false, "strip", "comic", "graphic novel", "manga", "beeldroman"),
        new("thrillers", false, "thriller", "detective", "misdaad", "spanning", "spannend", "crime", "mystery", "suspense", "spionage", "spy$", "spies$"),
        new("fantasy", false, "fantasy", "science fiction", "sciencefiction", "griezel", "horror", "sprookje", "fairy tale", "dystop"),
        new("poetry-drama", false, "poezie", "gedicht", "dichtbundel", "poetry", "poem", "toneel", "drama", "plays"),
        new("travel", false, "reis", "reizen", "travel", "landbeschrijving", "geografie", "geograph", "atlas", "guidebook"),
        new("history", false, "geschied", "histor", "biograf", "biograph", "memoire", "memoir", "oorlog", "wereldoorlog", "war$", "wars$", "romein", "roman empire", "dagboek", "diar"),
        new("nature-science", false,
            "natuur", "dier", "vogel", "plant$", "planten", "plants$", "plantkunde", "biolog", "sterrenkunde", "wiskunde", "natuurkunde", "scheikunde", "techniek", "informatica", "computer", "klimaat", "nature", "animal", "science", "astronom", "mathemat", "technolog"),
        new("hobby", false,
            "kook", "koken", "recept", "tuin", "handwerk", "breien", "haken", "hobby", "sport", "knutsel", "spel$", "spellen$", "spelletjes", "speelgoed", "cook", "recipe", "garden", "knit", "craft", "game$", "games$", "gaming"),
        new("arts-music", false,
            "kunst$", "kunsten$", "kunstgeschied", "kunstenaar", "schilder", "fotograf", "architect", "muziek", "jazz", "opera$", "lied$", "liederen", "liedjes", "popmuziek", "pop$", "rock$", "rockmuziek", "klassieke muziek",
            "art$", "arts$", "artist", "music", "song$", "songs$", "songbook", "symphon", "sonata", "concert", "photograph", "dance", "dans$", "dansen$", "danskunst"),
        new("languages", false, "taal", "woordenboek", "nt2", "leesvaardigheid", "taalverwerving", "spelling", "dictionar", "language", "grammar", "study guide"),
        new("fiction", false,
            "roman", "fictie", "fiction", "verhal", "novel", "short stor", "stories", "kinderboek", "jeugd$", "jeugdboek", "jeugdverhal", "jeugdroman", "jeugdliteratuur", "literatuur", "literature", "romantiek", "romance", "humor", "luisterboek", "love$", "love stor"),
        new("film", false, "film", "speelfilm", "televisie", "tv serie", "documentaire", "documentar", "motion picture", "television"),
        new(General, false, "essay", "economie", "recht$", "rechten$", "business", "education", "onderwijs"),
    ];

    private static readonly Dictionary<string, GenreGroup> ById = All.ToDictionary(g => g.Id);

    public static GenreGroup? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>As it may leave the catalogue, into a loan or a count: a sensitive group is <see cref="General"/>.</summary>
    public static string Neutral(string id) => Find(id) is { Sensitive: true } ? General : id;

    /// <summary>For the colour of a drawn cover; from what leaves the catalogue, so that a title looks the same among one's loans.</summary>
    public static int Hue(string id) => Neutral(id).Sum(letter => letter);

    /// <summary>Film, music, games and maps are a group by themselves; of texts the genres decide before the subjects, and these before codes; "" when nothing says anything.</summary>
    /// <param name="local">The library's own words and codes: its word for a genre decides before ours, its code before those of the trade.</param>
    public static string Of(TitleFacts facts, LocalGenres? local = null) =>
        OfMaterial(facts.Material) ?? local?.OfWords(facts.Genres) ?? Matching(facts.Genres) ?? Matching(facts.Subjects) ?? local?.OfCodes(facts.Classes) ?? GenreCodes.Group(facts.Classes) ?? (facts.Subjects.Count > 0 || facts.Genres.Count > 0 ? General : "");

    private static string? Matching(IReadOnlyList<string> headings)
    {
        var first = headings.Count == 0 ? All.Count : headings.Min(FirstOf);
        return first < All.Count ? All[first].Id : null;
    }

    /// <summary>The first line of the table that a heading fits, or the length of the table. Headings come back in most records, so what was found is kept.</summary>
    private static int FirstOf(string heading)
    {
        if (FirstOfHeading.TryGetValue(heading, out var known)) return known;
        var text = " " + PlainText.Of(heading) + " ";
        // "Non-fictie" says only what it is not: the subjects know more.
        var first = text.StartsWith(" non fic", StringComparison.Ordinal) || text.StartsWith(" nonfic", StringComparison.Ordinal) ? All.Count
            : All.TakeWhile(g => !g.Words.Any(word => text.Contains(word[^1] == '$' ? $" {word[..^1]} " : " " + word, StringComparison.Ordinal))).Count();
        if (FirstOfHeading.Count < MostKept) FirstOfHeading[heading] = first;
        return first;
    }

    private const int MostKept = 50_000;
    private static readonly ConcurrentDictionary<string, int> FirstOfHeading = new(StringComparer.Ordinal);

    private static string? OfMaterial(MaterialType material) => material switch
    {
        MaterialType.MusicCd or MaterialType.MusicCassette or MaterialType.Music or MaterialType.SheetMusic or MaterialType.Picture => "arts-music",
        MaterialType.Dvd or MaterialType.BluRay or MaterialType.VideoCassette or MaterialType.Video => "film",
        MaterialType.Game or MaterialType.Thing => "hobby",
        MaterialType.Map => "travel",
        _ => null,
    };
}
