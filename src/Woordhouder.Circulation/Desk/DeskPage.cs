using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Access;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation;

/// <summary>What the desk's scan pages share: which branch, the one-time key, and whether the script asked for the changed parts only.</summary>
internal abstract class DeskPage : LibraryPage
{
    [BindProperty(Name = "scan")] public string? ScanText { get; set; }
    [BindProperty(Name = "sleutel")] public string? KeyText { get; set; }
    [BindProperty(Name = "vestiging", SupportsGet = true)] public string? BranchText { get; set; }

    public DeskOutcome? Outcome { get; protected set; }
    public bool Fragment => Request.Headers["X-Fragment"] == "1";
    public BranchSettings Branch => Named(BranchText) ?? Named(Place.Now.Branch) ?? Library.Settings.Branches[0];
    private BranchSettings? Named(string? id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id);
    protected IDeskPlace Place => HttpContext.RequestServices.GetRequiredService<IDeskPlace>();
    protected Guid? Key => Guid.TryParse(KeyText, out var key) ? key : null;
    protected TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();
    /// <summary>For the form of the page that goes out now.</summary>
    public Guid FreshKey => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>The branch that was chosen stays with this desk.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (BranchText is { } chosen && chosen == Branch.Id && chosen != Place.Now.Branch) await Place.Keep(Place.Now with { Branch = chosen }, HttpContext.RequestAborted);
        await next();
    }

    /// <summary>A control barcode of the other page.</summary>
    protected DeskStep To(string path, string nl, string en) => new($"{path}?vestiging={Uri.EscapeDataString(Branch.Id)}", L(nl, en));

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;

    /// <summary>Reasons against lending that hold whoever stands at the desk; other refusals say what to do and have nothing to pass over.</summary>
    private static readonly HashSet<string> ForEverybody = ["too-young", "withdrawn", "on-loan-to-another", "membership-ended", "subscription-ended"];

    /// <summary>The sentences of a refusal, each with who may go on all the same.</summary>
    protected IReadOnlyList<string> Sentences(IEnumerable<Refusal> refusals) =>
        [.. refusals.Select(r => r.MayOverride is not null ? $"{Sentence(r)} {L("De balie mag toch uitlenen.", "The desk may lend all the same.")}"
            : ForEverybody.Contains(r.Code) ? $"{Sentence(r)} {L("Niemand mag dit toch uitlenen.", "Nobody may lend it all the same.")}" : Sentence(r))];
}
