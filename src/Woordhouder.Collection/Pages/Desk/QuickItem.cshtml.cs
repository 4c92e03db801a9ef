using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Access;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Desk;

/// <summary>
/// A book in the hand without a record, in one screen. Came it from a check-out, then the turn that stands open there travels along in the form, never in an
/// address, and goes back with the number. This page reads nothing about whose turn it is.
/// </summary>
internal sealed class QuickItemModel : LibraryPage
{
    private const int Few = 8;

    /// <summary>What was scanned at check-out and is not known.</summary>
    [BindProperty(Name = "scan")] public string? Scanned { get; set; }
    [BindProperty(Name = "lid")] public string? Turn { get; set; }
    [BindProperty(Name = "beurt")] public string? TurnSince { get; set; }
    /// <summary>Title, maker or ISBN.</summary>
    [BindProperty(Name = "zoek")] public string? Words { get; set; }
    /// <summary>The title that is here; empty: a new one.</summary>
    [BindProperty(Name = "titel")] public Guid? Chosen { get; set; }
    [BindProperty] public TitleForm Form { get; set; } = new() { Material = "book", Language = "dut" };
    [BindProperty] public ItemForm Item { get; set; } = new();
    [BindProperty] public Guid Key { get; set; }

    /// <summary>Null: nothing was searched for.</summary>
    public IReadOnlyList<TitleLine>? Found { get; private set; }
    /// <summary>The number of the copy that was made.</summary>
    public string? Made { get; private set; }
    public bool FromCheckOut => !string.IsNullOrEmpty(Turn);
    public Guid FreshKey => Guid.CreateVersion7(Get<TimeProvider>().GetUtcNow());

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public void OnGet() => Begin();

    /// <summary>From check-out, with what was scanned there.</summary>
    public void OnPost()
    {
        Begin();
        Item.Barcode = Scanned;
    }

    public async Task OnPostFindAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        if (Found is [var only]) Chosen = only.Id.Value;
        // What is searched for is what a new title is called, or its ISBN.
        if (Found is not { Count: 0 } || !string.IsNullOrWhiteSpace(Form.Title) || Words is not { } words) return;
        ModelState.Clear();
        if (Marc.Isbn.TryParse(words, out var isbn)) Form.Isbns = isbn.ToString();
        else Form.Title = words.Trim();
    }

    public async Task OnPostMakeAsync(CancellationToken ct)
    {
        var outcome = await Get<MakeQuickItem>().Do(new MakeQuickItemRequest(Key, Chosen is { } title ? new TitleId(title) : null, Form, Item), ct);
        if (Refused(outcome)) await FindAsync(ct);
        else Made = outcome.Value;
    }

    private void Begin()
    {
        var place = Get<IDeskPlace>().Now.Branch;
        (Key, Item.Branch) = (FreshKey, place ?? Library.Settings.Branches[0].Id);
    }

    private async Task FindAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Words)) return;
        Found = (await Get<FindTitles>().Do(new CatalogueQuery(Words, Size: Few, Most: Few), ct)).Lines;
    }

    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id));
    public IEnumerable<SelectListItem> Materials => MaterialCoding.Ids.Select(m => new SelectListItem(Text("material." + m), m));
}
