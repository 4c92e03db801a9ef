using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>The register of processing activities (AVG art. 30), printable.</summary>
internal sealed class OfficerProcessingModel : LibraryPage
{
    public IReadOnlyList<ProcessingActivity> Activities { get; private set; } = [];
    public ControllerFacts Controller => Library.Word.Statement.Controller;
    public IEnumerable<PurposeFacts> Planned => Library.Word.Statement.Purposes.Values.Where(p => !Library.Word.Running.PurposeRuns(p.Id));

    public void OnGet([FromServices] ProcessingRegister register) => Activities = register.Activities(Language);
}
