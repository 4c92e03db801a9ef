using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>One list: its words, its titles in order, and adding to it by number or by searching.</summary>
internal sealed class OfficeListModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "zoek")] public string? Words { get; set; }
    [BindProperty] public SelectionForm Form { get; set; } = new();
    [BindProperty] public string? Numbers { get; set; }
    [BindProperty] public int Version { get; set; }

    public SelectionView View { get; private set; } = null!;
    public TitleList? Found { get; private set; }
    public int? Added => int.TryParse(Request.Query["erbij"], out var n) ? n : null;

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
    private string Here => $"/kantoor/lijsten/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Get<Selections>().Of(Id, ct) is not { } view) return NotFound();
        (View, Form, Version) = (view, SelectionForm.Of(view.List), view.List.Version);
        if (!string.IsNullOrWhiteSpace(Words)) Found = await Get<FindTitles>().Do(new CatalogueQuery(Words), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => await After(await Get<SaveSelection>().Do(new SaveSelectionRequest(Id, Version, Form), ct), keep: true, _ => Here, ct);

    public async Task<IActionResult> OnPostAddAsync(Guid? title, CancellationToken ct) =>
        await After(await Get<AddToSelection>().Do(new AddToSelectionRequest(Id, title is null ? Numbers : null, title is { } t ? new TitleId(t) : null), ct), keep: false, n => $"{Here}?erbij={n}{(string.IsNullOrWhiteSpace(Words) ? "" : "&zoek=" + Uri.EscapeDataString(Words))}#titels", ct);

    public async Task<IActionResult> OnPostMoveAsync(Guid title, Arrangement move, CancellationToken ct) =>
        await After(await Get<ArrangeSelection>().Do(new ArrangeSelectionRequest(Id, new TitleId(title), Version, move), ct), keep: false, _ => Here + "#titels", ct);

    private async Task<IActionResult> After<T>(Outcome<T> outcome, bool keep, Func<T, string> to, CancellationToken ct)
    {
        if (!Refused(outcome)) return Redirect(to(outcome.Value));
        if (await Get<Selections>().Of(Id, ct) is not { } view) return NotFound();
        (View, Version) = (view, view.List.Version);
        if (!keep) Form = SelectionForm.Of(view.List);
        ModelState.Remove(nameof(Version)); // what stands there now is in view: the next press is about that
        return Page();
    }
}
