using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One activity as the file has it: about kinds of people and data, never about anybody.</summary>
internal sealed record ProcessingLine(string Activity, string Basis, string AboutWhom, string Data, string Receives, string Terms) : IAboutNobody;

/// <summary>The register of processing activities (AVG art. 30), printable.</summary>
internal sealed class OfficerProcessingModel : ListPage<ProcessingLine>
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ProcessingActivity> Activities { get; private set; } = [];
    private ListAsked Asked => ListAsked.Of(Request, "");
    public ControllerFacts Controller => Library.Word.Statement.Controller;
    public IEnumerable<PurposeFacts> Planned => Library.Word.Statement.Purposes.Values.Where(p => !Library.Word.Running.PurposeRuns(p.Id));

    public async Task OnGetAsync([FromServices] ProcessingRegister register, CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<ProcessingLine>(Asked, found.Count);
        var shown = found.Select(l => l.Activity).ToHashSet();
        Activities = List.Of([.. register.Activities(Language).Where(a => shown.Contains(a.Purpose))]);
    }

    public override IReadOnlyList<ListColumn<ProcessingLine>> Columns =>
    [
        new("waarvoor", "waarvoor", "what for", r => r.Activity), new("grondslag", "grondslag", "lawful basis", r => r.Basis), new("wie", "over wie", "about whom", r => r.AboutWhom),
        new("gegevens", "gegevens", "data", r => r.Data), new("ontvangers", "ontvangers", "recipients", r => r.Receives), new("termijnen", "termijnen", "terms", r => r.Terms),
    ];

    protected override string FileName => L("verwerkingen", "processing");

    protected override Task<IReadOnlyList<ProcessingLine>?> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<ProcessingLine>?>(Asked.Find(Get<ProcessingRegister>().Activities(Language).Select(a =>
        new ProcessingLine(a.Purpose, a.Interest is { } interest ? $"{a.Basis}: {interest}" : a.Basis, string.Join("; ", a.Persons), string.Join(", ", a.Categories), string.Join("; ", a.Recipients), string.Join("; ", a.Terms))), Columns));
}
