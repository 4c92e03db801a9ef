using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>Search: the whole state stands in the address, so a list can be shared, kept and gone back to.</summary>
internal sealed class CatalogueModel : LibraryPage
{
    private const int LongestQuery = 200, MostValues = 12;

    [BindProperty(SupportsGet = true, Name = "zoek")] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "soort")] public string[] Materials { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "taal")] public string[] Languages { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "genre")] public string[] Genres { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "leeftijd")] public string[] Audiences { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string[] BranchIds { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "aanwezig")] public string? Present { get; set; }
    [BindProperty(SupportsGet = true, Name = "nieuw")] public string? New { get; set; }
    [BindProperty(SupportsGet = true, Name = "precies")] public string? Exact { get; set; }
    [BindProperty(SupportsGet = true, Name = "sorteer")] public string? Sort { get; set; }
    [BindProperty(SupportsGet = true, Name = "pagina")] public string? PageNumber { get; set; }

    public TitleList List { get; private set; } = new([], 0, 1, FacetCounts.None);
    public TitleFilter Filter { get; private set; } = TitleFilter.None;
    public TitleOrder? Order { get; private set; }
    /// <summary>Values in the address that mean nothing here: ignored, and named.</summary>
    public IReadOnlyList<string> Ignored { get; private set; } = [];
    public IReadOnlyList<Facet> Facets { get; private set; } = [];
    public IReadOnlyList<Chip> Chips { get; private set; } = [];

    /// <summary>One filter with the values that occur.</summary>
    /// <param name="Parameter">Its name in the address.</param>
    internal sealed record Facet(string Parameter, string Name, IReadOnlyList<(string Value, string Name, int Titles, bool Chosen)> Values);

    /// <summary>A chosen filter as a word, with the address of this list without it.</summary>
    internal sealed record Chip(string Name, string Without);

    public static readonly IReadOnlyDictionary<string, TitleOrder> Orders = new Dictionary<string, TitleOrder> { ["titel"] = TitleOrder.Name, ["nieuw"] = TitleOrder.Added, ["jaar"] = TitleOrder.Year };

    public async Task<IActionResult> OnGetAsync([FromServices] FindTitles find, CancellationToken ct)
    {
        if (Words?.Length > LongestQuery) Words = Words[..LongestQuery];
        Chrome.KeepsAddress = true;
        Read();
        List = await find.Do(new CatalogueQuery(Words, Filter, Order, int.TryParse(PageNumber, out var n) ? n : 1, Exact == "1"), ct);
        if (List.Only is { } only) return Redirect($"/catalogus/titel/{only.Value}");
        Facets =
        [
            Of("soort", L("Soort", "Kind"), List.Facets.Materials, Filter.Materials, v => Text("material." + v)),
            Of("vestiging", L("Vestiging", "Branch"), List.Facets.Branches, Filter.Branches, BranchName),
            Of("genre", L("Genre", "Genre"), List.Facets.Genres, Filter.Genres, GenreName),
            Of("leeftijd", L("Voor wie", "For whom"), List.Facets.Audiences, Filter.Audiences, v => Text("audience." + v)),
            Of("taal", L("Taal", "Language"), List.Facets.Languages, Filter.Languages, LanguageName),
        ];
        Chips = [.. Facets.SelectMany(f => f.Values.Where(v => v.Chosen).Select(v => new Chip(v.Name, Href(f.Parameter, v.Value))))];
        if (Filter.NewOnly) Chips = [.. Chips, new Chip(L("Nieuw binnen", "New arrivals"), Href("nieuw", "1"))];
        return Page();
    }

    private void Read()
    {
        List<string> ignored = [];
        Filter = new TitleFilter(
            Known(Materials, v => Enum.GetValues<Marc.MaterialType>().Any(m => m.ToKebab() == v)), Known([.. Languages.Where(v => !PageChrome.IsLanguage(v))], v => v.Length == 3 && v.All(char.IsAsciiLetterLower)),
            Known(Genres, v => GenreGroups.Find(v) is not null), Known(Audiences, v => Enum.GetValues<Marc.Audience>().Any(a => a.ToKebab() == v)),
            Known(BranchIds, v => Library.Settings.Branches.Any(b => b.Id == v)), Present == "1", New == "1");
        Order = Sort is { Length: > 0 } && Orders.TryGetValue(Sort, out var order) ? order : New == "1" ? TitleOrder.Added : null;
        Ignored = ignored;

        IReadOnlyList<string> Known(string[] values, Func<string, bool> isKnown)
        {
            var given = values.Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().Take(20).ToList();
            ignored.AddRange(given.Where(v => !isKnown(v)).Select(v => v.Length > 30 ? v[..30] : v));
            return [.. given.Where(isKnown)];
        }
    }

    private static Facet Of(string parameter, string name, IReadOnlyList<FacetCount> counts, IReadOnlyList<string> chosen, Func<string, string> text) => new(parameter, name,
        [.. counts.Concat(chosen.Where(c => counts.All(x => x.Value != c)).Select(c => new FacetCount(c, 0)))
            .OrderByDescending(c => chosen.Contains(c.Value)).ThenByDescending(c => c.Titles).Take(Math.Max(MostValues, chosen.Count)).Select(c => (c.Value, text(c.Value), c.Titles, chosen.Contains(c.Value)))]);

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
    public string GenreName(string id) => GenreGroups.Find(id) is { } genre ? Text($"genre.{genre.Id}") : id;
    public string LanguageName(string code) => LanguageNames.Of(code) is { } name ? L(name.Nl, name.En) : code;

    /// <summary>This list without one value of a filter (or with it, when it is not chosen), from the first page.</summary>
    public string Href(string parameter, string value)
    {
        var pairs = Request.Query.Where(q => q.Key != "pagina").SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => (q.Key, Value: v!))).ToList();
        if (pairs.RemoveAll(p => p.Key == parameter && p.Value == value) == 0) pairs.Add((parameter, value));
        return "/catalogus" + QueryString.Create(pairs.Select(p => KeyValuePair.Create<string, string?>(p.Key, p.Value)));
    }

    /// <summary>The same search with other words, and no filters.</summary>
    public static string ForWords(string words, bool exact = false) => "/catalogus?zoek=" + Uri.EscapeDataString(words) + (exact ? "&precies=1" : "");
}
