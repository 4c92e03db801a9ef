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

    /// <summary>"vijf jaar – lidgegevens en leningen, na het einde van je lidmaatschap"; and what of it goes earlier.</summary>
    public string Until(ReportSection section)
    {
        var table = registry.Tables.First(t => t.Table == section.Table);
        var schedules = table.Clears.Select(c => c.Schedule).Prepend(table.Marks[0].Mark.Schedule).Distinct().Select(s => Kernel.KebabCase.ToKebab(s));
        return string.Join("; ", schedules.Select(Library.Word.Statement.Schedules.GetValueOrDefault).OfType<ScheduleFacts>()
            .Select(s => $"{Wording.Of(s.Period, Language)} – {s.Label.In(Language)}").DefaultIfEmpty(section.KeptUntil));
    }

    public string Why(ReportSection section) => section.Purposes.Count > 0 ? Wording.Sentence(section.Purposes, Language) : L("om de privacywet na te komen", "to obey privacy law");

    public string Anchor(ReportSection section) => "s-" + Report.Sections.TakeWhile(s => s != section).Count();
}
