using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>One title: its description in a form or as MARC lines, its copies, and what happened to it.</summary>
internal sealed class OfficeTitleModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    /// <summary>"marc": the description as MARC lines.</summary>
    [BindProperty(SupportsGet = true, Name = "beeld")] public string? Look { get; set; }
    /// <summary>The copy that is being changed; empty: a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "exemplaar")] public Guid? ItemId { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public TitleForm Form { get; set; } = new();
    [BindProperty] public string? Lines { get; set; }
    [BindProperty] public ItemForm Item { get; set; } = new();
    [BindProperty] public int ItemVersion { get; set; }
    /// <summary>One-time key of the form for a new copy.</summary>
    [BindProperty] public Guid Key { get; set; }

    public Title Title { get; private set; } = null!;
    public IReadOnlyList<Item> Items { get; private set; } = [];
    /// <summary>By copy, since it is here; one that is not in it was never used in the house.</summary>
    public IReadOnlyDictionary<Contracts.Collection.ItemId, int> UsedInHouse { get; private set; } = new Dictionary<Contracts.Collection.ItemId, int>();
    public IReadOnlyList<HistoryStep> History { get; private set; } = [];
    /// <summary>What somebody else wrote meanwhile (came) against what was typed here (gone).</summary>
    public LineDifference? Conflict { get; private set; }
    public bool AsMarc => Look == "marc";
    public DateOnly Day => Today;

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
    private TitleId TitleId => new(Id);
    private string Here => $"/kantoor/collectie/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Shown(typed: false, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEditAsync(CancellationToken ct)
    {
        var outcome = await Get<EditTitle>().Do(new EditTitleRequest(TitleId, Version, AsMarc ? null : Form, Lines), ct);
        if (!Refused(outcome)) return Redirect(Here + (AsMarc ? "?beeld=marc&klaar=titel" : "?klaar=titel"));
        if (!await Shown(typed: true, ct)) return NotFound();
        if (outcome.Refusals.Any(r => r.Code == "changed-elsewhere")) await ShowConflict(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid change, CancellationToken ct) =>
        await After(await Get<RestoreTitle>().Do(new RestoreTitleRequest(TitleId, change, Version), ct), "titel", ct);

    public async Task<IActionResult> OnPostItemAsync(CancellationToken ct)
    {
        if (ItemId is { } item) return await After(await Get<ChangeItem>().Do(new ChangeItemRequest(new ItemId(item), ItemVersion, Item), ct), "exemplaar", ct);
        var added = await Get<AddItem>().Do(new AddItemRequest(TitleId, new ItemId(Key), Item), ct);
        return await After(added, "nummer-" + (added.Done ? added.Value : ""), ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(bool back, CancellationToken ct) =>
        await After(await Get<WithdrawItem>().Do(new WithdrawItemRequest(new ItemId(ItemId ?? Guid.Empty), ItemVersion, back), ct), back ? "terug" : "afgeschreven", ct);

    private async Task<IActionResult> After<T>(Outcome<T> outcome, string done, CancellationToken ct)
    {
        if (!Refused(outcome)) return Redirect($"{Here}?klaar={Uri.EscapeDataString(done)}#exemplaren");
        return await Shown(typed: true, ct) ? Page() : NotFound();
    }

    private async Task<bool> Shown(bool typed, CancellationToken ct)
    {
        var things = Get<Things>();
        if (await things.Set<Title>().FirstOrDefaultAsync(t => t.Id == TitleId, ct) is not { } title) return false;
        Title = title;
        Items = await things.Set<Item>().Where(i => i.TitleId == TitleId).OrderBy(i => i.WithdrawnOn != null).ThenBy(i => i.Branch).ThenBy(i => i.ShelfMark).ThenBy(i => i.Barcode).ToListAsync(ct);
        var copies = Items.Select(i => i.Id).ToList();
        UsedInHouse = await things.Set<InHouseUse>().Where(u => copies.Contains(u.ItemId)).GroupBy(u => u.ItemId).Select(g => new { g.Key, Count = g.Sum(u => u.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        History = await Get<TitleHistory>().Of(TitleId, ct);
        var chosen = ItemId is { } id ? Items.FirstOrDefault(i => i.Id.Value == id) : null;
        if (chosen is null) ItemId = null;
        // What was typed stays typed, in the part of the page that was sent.
        var sent = typed ? ModelState.Keys.Select(k => k.Split('.')[0]).ToHashSet() : [];
        if (!sent.Contains(nameof(Form)) && !sent.Contains(nameof(Lines)))
        {
            var record = RecordText.Read(await things.Set<TitleRecord>().Where(r => r.TitleId == TitleId).Select(r => r.Text).FirstAsync(ct));
            (Form, Lines, Version) = (TitleForm.Of(record), MarcLines.Write(record), title.Version);
            ModelState.Remove(nameof(Version));
        }
        if (!sent.Contains(nameof(Item)))
        {
            Item = chosen is null ? new ItemForm { Branch = Items.LastOrDefault(i => i.WithdrawnOn is null)?.Branch, ShelfMark = Items.LastOrDefault(i => i.WithdrawnOn is null)?.ShelfMark, AcquiredOn = Today } : ItemForm.Of(chosen);
            (ItemVersion, Key) = (chosen?.Version ?? 0, Guid.CreateVersion7(Get<TimeProvider>().GetUtcNow()));
        }
        return true;
    }

    /// <summary>Both versions in view; the next Bewaar is about the one that is there now.</summary>
    private async Task ShowConflict(CancellationToken ct)
    {
        var now = RecordText.Read(await Get<Things>().Set<TitleRecord>().Where(r => r.TitleId == TitleId).Select(r => r.Text).FirstAsync(ct));
        var mine = AsMarc ? Lines ?? "" : Form.Onto(now, Today) is { Done: true } form ? MarcLines.Write(form.Value) : "";
        Conflict = LineDifference.Of(mine.ReplaceLineEndings("\n"), MarcLines.Write(now));
        Version = Title.Version;
        ModelState.Remove(nameof(Version));
    }

    public string BranchName(string id) => Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id)).Prepend(new SelectListItem(L("Kies", "Choose"), ""));
    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ItemStatus>().Select(s => new SelectListItem(Text("item-status." + s.ToKebab()), s.ToString()));

    /// <summary>What the last press did.</summary>
    public string? Done => Request.Query["klaar"].ToString() switch
    {
        "titel" => L("Bewaard. De vorige beschrijving staat in de geschiedenis.", "Saved. The description before it is in the history."),
        "nieuw" => L("De titel staat in de catalogus. Voeg nu een exemplaar toe.", "The title is in the catalogue. Now add an item."),
        "exemplaar" => L("Het exemplaar is bewaard.", "The item is saved."),
        "afgeschreven" => L("Afgeschreven. Vandaag kun je het nog terugzetten.", "Withdrawn. You can put it back today."),
        "terug" => L("Het exemplaar staat weer in de collectie.", "The item is in the collection again."),
        var text when text.StartsWith("nummer-", StringComparison.Ordinal) => L($"Toegevoegd met nummer {text[7..]}.", $"Added with number {text[7..]}."),
        _ => null,
    };
}
