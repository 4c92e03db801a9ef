using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>Which copies may go, by age and use; ticked ones go on to the preview of withdrawing them.</summary>
internal sealed class WeedingModel : ListPage<WeedingRow>
{
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string? Branch { get; set; }
    [BindProperty(SupportsGet = true, Name = "soort")] public string? Material { get; set; }
    [BindProperty(SupportsGet = true, Name = "jaren")] public string? Years { get; set; }
    [BindProperty(SupportsGet = true, Name = "geleend")] public string? LentAtMost { get; set; }
    [BindProperty(SupportsGet = true, Name = "stil")] public string? NotLentYears { get; set; }
    /// <summary>"1": every line of the page is ticked.</summary>
    [BindProperty(SupportsGet = true, Name = "alles")] public string? Ticked { get; set; }

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<WeedingRow> Rows { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "weinig");
    private WeedingQuery Query => new(Branch ?? "", Material ?? "", Number(Years), Number(LentAtMost), Number(NotLentYears),
        Asked.Order switch
        {
            "oud" => WeedingOrder.Oldest,
            "stil" => WeedingOrder.LongestNotLent,
            "plaats" => WeedingOrder.ShelfMark,
            "titel" => WeedingOrder.Title,
            "jaar" => WeedingOrder.Year,
            "nummer" => WeedingOrder.Barcode,
            "inhuis" => WeedingOrder.LeastUsedInHouse,
            _ => WeedingOrder.LeastLent,
        }, Asked.Descending, Asked.Words);

    /// <summary>What is no number of years or times is no filter: the field shows it empty.</summary>
    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 999 ? n : null;

    public async Task OnGetAsync([FromServices] WeedingList weeding, CancellationToken ct)
    {
        (Years, LentAtMost, NotLentYears) = (Shown(Years), Shown(LentAtMost), Shown(NotLentYears));
        List = new ListOf<WeedingRow>(Asked, await weeding.Count(Query, ct), [.. Filters()]);
        Rows = await weeding.Rows(Query, List.Skip, List.Size, ct);
    }

    private static string? Shown(string? text) => Number(text)?.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<ListFilter> Filters()
    {
        if (!string.IsNullOrEmpty(Branch)) yield return new("vestiging", BranchName(Branch));
        if (!string.IsNullOrEmpty(Material)) yield return new("soort", Materials.FirstOrDefault(m => m.Value == Material)?.Text ?? Material);
        if (Years is { } years) yield return new("jaren", L($"minstens {years} jaar oud", $"at least {years} years old"));
        if (LentAtMost is { } most) yield return new("geleend", L($"hoogstens {most} keer geleend", $"lent at most {most} times"));
        if (NotLentYears is { } not) yield return new("stil", L($"{not} jaar niet geleend", $"not lent in {not} years"));
    }

    public override IReadOnlyList<ListColumn<WeedingRow>> Columns =>
    [
        new("nummer", "nummer", "number", r => r.Barcode), new("vestiging", "vestiging", "branch", r => BranchName(r.Branch)), new("plaats", "plaats", "shelf mark", r => r.ShelfMark),
        new("titel", "titel", "title", r => r.Name), new("maker", "maker", "maker", r => r.Maker), new("jaar", "jaar", "year", r => r.Year), new("oud", "aangeschaft", "acquired", r => r.AcquiredOn),
        new("weinig", "keer geleend", "times lent", r => r.TimesLent), new("stil", "laatst geleend", "last lent", r => r.LastLentOn), new("inhuis", "keer in huis", "times in house", r => r.UsedInHouse),
    ];

    protected override string FileName => L("afschrijflijst", "weeding-list");

    protected override async Task<IReadOnlyList<WeedingRow>?> All(CancellationToken ct) => await Get<WeedingList>().Rows(Query, 0, ListFile.Most, ct);

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id, b.Id == Branch)).Prepend(new SelectListItem(L("Alle", "All"), ""));
    public IEnumerable<SelectListItem> Materials => MaterialCoding.Ids.Select(m => new SelectListItem(Text("material." + m), m, m == Material)).Prepend(new SelectListItem(L("Alle", "All"), ""));
    public string TickHref => ListAsked.Address(Request, ("alles", Ticked == "1" ? null : "1"));
}
