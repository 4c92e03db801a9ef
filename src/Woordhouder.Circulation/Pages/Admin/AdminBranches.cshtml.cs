using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Admin;

/// <summary>Days on which a branch, or the whole library, was closed.</summary>
internal sealed record ClosureLine(Guid Id, DateOnly FromDay, DateOnly UntilDay, string Place, string Reason, int Moved, DateTimeOffset? ReopenedAt) : IAboutNobody;

/// <summary>The opening days of all branches, and closing a day: look first how many due dates move, then do it.</summary>
internal sealed class AdminBranchesModel : ListPage<ClosureLine>
{
    [BindProperty] public string? Branch { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string? ReasonNl { get; set; }
    [BindProperty] public string? ReasonEn { get; set; }
    /// <summary>Of the closure to be: the form's one-time key.</summary>
    [BindProperty] public Guid Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }

    public OpeningCalendar Calendar { get; private set; } = null!;
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ClosureLine> Closures { get; private set; } = [];
    /// <summary>How many due dates would move; null before somebody looked.</summary>
    public int? Moving { get; private set; }
    public DateOnly Day => Today;
    /// <summary>The year strip begins with this month.</summary>
    public DateOnly YearFrom => new(Today.Year, Today.Month, 1);

    private CloseDaysRequest Wanted => new(Key, string.IsNullOrEmpty(Branch) ? null : Branch, From, Until, ReasonNl, ReasonEn);

    public Task OnGetAsync([FromServices] OpeningDays opening, CancellationToken ct) => Show(opening, ct);

    public async Task<IActionResult> OnPostPreviewAsync([FromServices] CloseDays close, [FromServices] OpeningDays opening, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        var preview = await close.Preview(Wanted, ct);
        if (!Refused(preview)) Moving = preview.Value;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        ModelState.Remove(nameof(Key));
        await Show(opening, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync([FromServices] CloseDays close, [FromServices] OpeningDays opening, CancellationToken ct)
    {
        if (!Refused(await close.Do(Wanted, ct))) return Redirect("/beheer/vestigingen?gedaan=gesloten");
        await Show(opening, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, [FromServices] OpenAgain open, [FromServices] OpeningDays opening, CancellationToken ct)
    {
        if (!Refused(await open.Do(id, ct))) return Redirect("/beheer/vestigingen?gedaan=open");
        await Show(opening, ct);
        return Page();
    }

    public bool MayOpen(ClosureLine closure) => closure.ReopenedAt is null && closure.UntilDay >= Today;

    private async Task Show(OpeningDays opening, CancellationToken ct)
    {
        Calendar = await opening.Now(ct);
        var found = (await All(ct))!;
        List = new ListOf<ClosureLine>(Asked, found.Count);
        Closures = List.Of(found);
    }

    private ListAsked Asked => ListAsked.Of(Request, "-van");

    public override IReadOnlyList<ListColumn<ClosureLine>> Columns =>
    [
        new("van", "eerste dag", "first day", r => r.FromDay), new("tot", "laatste dag", "last day", r => r.UntilDay), new("vestiging", "vestiging", "branch", r => r.Place),
        new("reden", "reden", "reason", r => r.Reason), new("verschoven", "verschoven", "moved", r => r.Moved), new("weer-open", "weer open sinds", "open again since", r => r.ReopenedAt),
    ];

    protected override string FileName => L("sluitingen", "closures");

    protected override async Task<IReadOnlyList<ClosureLine>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Things>().Set<Closure>().OrderByDescending(c => c.FromDay).ThenByDescending(c => c.MadeAt).Take(ListFile.Most).ToListAsync(ct))
            .Select(c => new ClosureLine(c.Id, c.FromDay, c.UntilDay, Chrome.BranchName(c.Branch), L(c.ReasonNl, c.ReasonEn), c.Moved, c.ReopenedAt)), Columns);

    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id)).Prepend(new SelectListItem(L("Alle vestigingen", "All branches"), ""));
}
