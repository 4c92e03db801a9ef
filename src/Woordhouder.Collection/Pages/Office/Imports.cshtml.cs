using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A file that was offered, as the list shows it.</summary>
internal sealed record ImportLine(Guid Run, string FileName, DateTimeOffset OfferedAt, ImportState State, int Read, int Added, int Changed, int Asked, int Rejected) : IAboutNobody;

/// <summary>Files of records: offer one, and see what came of the last ones.</summary>
[RequestSizeLimit(OfferFile.LargestFile + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = OfferFile.LargestFile + (1 << 20))]
internal sealed class ImportsModel : ListPage<ImportLine>
{
    [BindProperty] public new IFormFile? File { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")] public string? State { get; set; }

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ImportLine> Runs { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-aangeboden");
    private ImportState? Wanted => Enum.TryParse<ImportState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<ImportLine>(Asked, found.Count, Wanted is { } state ? [new ListFilter("stand", Name(state))] : []);
        Runs = List.Of(found);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] OfferFile offer, CancellationToken ct)
    {
        if (File is not { Length: > 0 }) ModelState.AddModelError("File", L("Kies eerst een bestand.", "Choose a file first."));
        else
        {
            await using var stream = File.OpenReadStream();
            var offered = await offer.Do(File.FileName, stream, ct);
            if (!Refused(offered)) return Redirect($"/kantoor/collectie/invoer/{offered.Value:D}");
        }
        await OnGetAsync(ct);
        return Page();
    }

    public override IReadOnlyList<ListColumn<ImportLine>> Columns =>
    [
        new("bestand", "bestand", "file", r => r.FileName), new("aangeboden", "aangeboden", "offered", r => r.OfferedAt), new("stand", "stand", "state", r => Name(r.State)), new("gelezen", "gelezen", "read", r => r.Read),
        new("nieuw", "nieuw", "new", r => r.Added), new("gewijzigd", "gewijzigd", "changed", r => r.Changed), new("vraag", "vraag", "question", r => r.Asked), new("niet", "niet gelukt", "not in", r => r.Rejected),
    ];

    protected override string FileName => L("invoer", "imports");

    protected override async Task<IReadOnlyList<ImportLine>?> All(CancellationToken ct) => Asked.Find((await Get<ShowImports>().Last(ListFile.Most, ct)).Where(r => Wanted is null || r.State == Wanted)
        .Select(r => new ImportLine(r.Id, r.FileName, r.OfferedAt, r.State, r.Read, r.Added, r.Changed, r.Asked, r.Rejected)), Columns);

    public string Name(ImportState state) => Text("import.state." + state.ToString().ToLowerInvariant());
    public IEnumerable<SelectListItem> States => Enum.GetValues<ImportState>().Select(s => new SelectListItem(Name(s), s.ToString(), s == Wanted)).Prepend(new SelectListItem(L("Alle", "All"), ""));

    public static string Kind(ImportState state) => state switch
    {
        ImportState.Done => "ok",
        ImportState.Refused or ImportState.Stopped => "no",
        _ => "plain",
    };
}
