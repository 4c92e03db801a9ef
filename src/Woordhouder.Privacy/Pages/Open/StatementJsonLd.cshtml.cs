using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>The statement for machines, in the W3C Data Privacy Vocabulary.</summary>
internal sealed class StatementJsonLdModel : LibraryPage
{
    public IActionResult OnGet([FromServices] CategoryBook categories) => Content(DpvJsonLd.Of(Library.Word.Running, categories.All), "application/ld+json");
}
