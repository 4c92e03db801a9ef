using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>Everything that the library knows of the member, or of the child for whom they act: at once, on the screen and on paper.</summary>
internal sealed class MyAccessModel : LibraryPage
{
    private Registry registry = null!;

    public AccessReportData Report { get; private set; } = null!;
    public int Facts => Report.Sections.Sum(s => s.Rows.Count);

    public async Task OnGetAsync([FromServices] Actor actor, [FromServices] AccessReport report, [FromServices] ProgramFactsReader program, CancellationToken ct)
    {
        registry = program.Registry;
        Report = await report.Of(actor.For!.Value, Language, ct);
    }

    /// <summary>"vijf jaar – lidgegevens en leningen, na het einde van je lidmaatschap".</summary>
    public string Until(ReportSection section)
    {
        var schedule = registry.Tables.First(t => t.Table == section.Table).Marks[0].Mark.Schedule;
        return Library.Word.Statement.Schedules.TryGetValue(Kernel.KebabCase.ToKebab(schedule), out var facts)
            ? $"{Wording.Of(facts.Period, Language)} – {facts.Label.In(Language)}" : section.KeptUntil;
    }

    public string Why(ReportSection section) => section.Purposes.Count > 0 ? Wording.Sentence(section.Purposes, Language) : L("om de privacywet na te komen", "to obey privacy law");

    public string Anchor(ReportSection section) => "s-" + Report.Sections.TakeWhile(s => s != section).Count();
}
