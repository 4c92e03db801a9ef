using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>The register as a file, in the reader's language.</summary>
internal sealed class OfficerProcessingJsonModel : LibraryPage
{
    public IActionResult OnGet([FromServices] ProcessingRegister register)
    {
        var c = Library.Word.Statement.Controller;
        var document = new
        {
            Controller = new { c.Name, c.Street, c.Postcode, c.City, c.Phone, c.PrivacyMailbox, c.ChamberOfCommerce },
            StatementVersion = Library.Word.Number,
            TransfersOutsideTheEu = Array.Empty<string>(),
            Activities = register.Activities(Language),
            Security = ProcessingRegister.Security(Language),
        };
        return File(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(document, EvidenceReport.Json)), "application/json", L("verwerkingen.json", "processing.json"));
    }
}
