using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>One time that everybody got more time.</summary>
internal sealed record ExtensionLine(
    Guid Id, DateTimeOffset MadeAt, string Place, DateOnly DueFrom, DateOnly DueUntil, DateOnly NewDue, string Reason, int Moved, int? Restored, bool Working, DateTimeOffset? UndoneAt, bool MayUndo) : IAboutNobody;

/// <summary>Everybody gets more time: look first how many due dates move, then do it; and what was done before.</summary>
[OnlyFor<Lending>]
internal sealed class ExtendAllModel : ListPage<ExtensionLine>
{
    [BindProperty] public string? Branch { get; set; }
    [BindProperty] public DateOnly? DueFrom { get; set; }
    [BindProperty] public DateOnly? DueUntil { get; set; }
    [BindProperty] public DateOnly? NewDue { get; set; }
    [BindProperty] public string? ReasonNl { get; set; }
    [BindProperty] public string? ReasonEn { get; set; }
    /// <summary>Of the extension to be: the form's one-time key.</summary>
    [BindProperty] public Guid Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ExtensionLine> Earlier { get; private set; } = [];
    public bool Working { get; private set; }
    /// <summary>How many due dates would move; null before somebody looked.</summary>
    public int? Moving { get; private set; }
    public DateOnly Day => Today;

    private ExtendRequest Wanted => new(Key, string.IsNullOrEmpty(Branch) ? null : Branch, DueFrom, DueUntil, NewDue, ReasonNl, ReasonEn);

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostPreviewAsync([FromServices] ExtendForAll extend, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        var preview = await extend.Preview(Wanted, ct);
        if (!Refused(preview)) Moving = preview.Value;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        ModelState.Remove(nameof(Key));
        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostExtendAsync([FromServices] ExtendForAll extend, CancellationToken ct)
    {
        if (!Refused(await extend.Do(Wanted, ct))) return Redirect("/kantoor/verlengen?gedaan=verlengd");
        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, [FromServices] UndoExtension undo, CancellationToken ct)
    {
        if (!Refused(await undo.Do(id, ct))) return Redirect("/kantoor/verlengen?gedaan=ongedaan");
        await Show(ct);
        return Page();
    }

    private async Task Show(CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<ExtensionLine>(Asked, found.Count);
        Earlier = List.Of(found);
        Working = await Get<Things>().Set<Extension>().AnyAsync(e => e.UndoneAt == null ? e.MovedAt == null : e.RestoredAt == null, ct);
    }

    private ListAsked Asked => ListAsked.Of(Request, "-wanneer");

    public override IReadOnlyList<ListColumn<ExtensionLine>> Columns =>
    [
        new("wanneer", "wanneer", "when", r => r.MadeAt), new("vestiging", "vestiging", "branch", r => r.Place), new("van", "was terug vanaf", "was due from", r => r.DueFrom), new("tot", "was terug tot en met", "was due until", r => r.DueUntil),
        new("werd", "werd", "became", r => r.NewDue), new("reden", "reden", "reason", r => r.Reason), new("aantal", "aantal", "number", r => r.Moved), new("ongedaan", "ongedaan gemaakt", "undone", r => r.UndoneAt),
    ];

    protected override string FileName => L("verlengingen", "extensions");

    protected override async Task<IReadOnlyList<ExtensionLine>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Things>().Set<Extension>().OrderByDescending(e => e.MadeAt).Take(ListFile.Most).ToListAsync(ct))
            .Select(e => new ExtensionLine(e.Id, e.MadeAt, Chrome.BranchName(e.Branch), e.DueFrom, e.DueUntil, e.NewDue, L(e.ReasonNl, e.ReasonEn), e.Moved, e.Restored, e.Working, e.UndoneAt, e.CanBeUndone(Today))), Columns);

    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id)).Prepend(new SelectListItem(L("Alle vestigingen", "All branches"), ""));
}
