using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>The state of every clause as a file.</summary>
internal sealed class WordJsonModel : LibraryPage
{
    public async Task<IActionResult> OnGetAsync([FromServices] EvidenceRun evidence, CancellationToken ct)
    {
        var word = Library.Word;
        return Content(EvidenceReport.From(word, await evidence.Latest(ct)).ToJson(), "application/json");
    }
}
