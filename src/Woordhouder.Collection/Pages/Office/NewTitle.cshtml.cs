using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Collection.Marc;
using Woordhouder.Collection.Others;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A record of another catalogue, as it would come in here.</summary>
internal sealed record FoundRecord(string Title, string Maker, string Published, string Material, string Lines, Guid Key);

/// <summary>A title that is not here yet: copied from another catalogue, typed in the form, or typed as MARC lines.</summary>
internal sealed class NewTitleModel : LibraryPage
{
    /// <summary>"marc", "bron" or nothing: the form.</summary>
    [BindProperty(SupportsGet = true, Name = "beeld")] public string? Look { get; set; }
    [BindProperty(SupportsGet = true, Name = "bron")] public string? Source { get; set; }
    [BindProperty(SupportsGet = true, Name = "woorden")] public string? Words { get; set; }
    [BindProperty] public TitleForm Form { get; set; } = new() { Material = "book", Language = "dut" };
    [BindProperty] public string? Lines { get; set; }
    [BindProperty] public Guid Key { get; set; }

    public IReadOnlyList<string> Sources { get; private set; } = [];
    public SourceFinds? Finds { get; private set; }
    public IReadOnlyList<FoundRecord> Found { get; private set; } = [];
    public int Unreadable => Finds is { } finds ? finds.Unreadable + finds.Records.Count - Found.Count : 0;
    public bool AsMarc => Look == "marc";
    public bool FromSource => Look == "bron";

    public async Task OnGetAsync([FromServices] SruSource sources, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        Sources = sources.Names;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        Lines = "LDR 00000nam#a2200000#i#4500\n020 ## $a \n100 1# $a \n245 10 $a \n264 #1 $a  $b  $c \n300 ## $a \n";
        if (!FromSource || Words is null) return;
        var outcome = await sources.Find(Source ?? "", Words, ct);
        if (Refused(outcome)) return;
        Finds = outcome.Value;
        Found = [.. Finds.Records.Select(r => PublicFields.Keep(r, out _)).Select(r => (Record: r, Reading: TitleFacts.From(r))).Where(r => r.Reading.IsTitle).Select(r => Shown(r.Record, r.Reading.Facts!, clock))];
    }

    private FoundRecord Shown(MarcRecord record, TitleFacts facts, TimeProvider clock) => new(
        facts.Subtitle is { } subtitle ? $"{facts.Title}: {subtitle}" : facts.Title, facts.Contributors is [var maker, ..] ? maker.Name : "",
        string.Join(", ", new[] { facts.Publisher, facts.Year?.ToString(Chrome.Culture), facts.Edition }.OfType<string>()), Text("material." + Kernel.KebabCase.ToKebab(facts.Material)), MarcLines.Write(record), Guid.CreateVersion7(clock.GetUtcNow()));

    public async Task<IActionResult> OnPostAsync([FromServices] AddTitle add, [FromServices] SruSource sources, CancellationToken ct)
    {
        Sources = sources.Names;
        var outcome = await add.Do(new AddTitleRequest(AsMarc || FromSource ? null : Form, Lines, Key, FromSource && Sources.Contains(Source) ? Source : null), ct);
        if (!Refused(outcome)) return Redirect($"/kantoor/collectie/{outcome.Value.Value}?klaar=nieuw#exemplaar");
        // What came from elsewhere is shown as lines, to be mended where it was refused.
        if (FromSource) Look = "marc";
        ModelState.Remove("beeld");
        return Page();
    }

    public IEnumerable<SelectListItem> SourceItems => Sources.Select(s => new SelectListItem(s, s, s == Source));
}
