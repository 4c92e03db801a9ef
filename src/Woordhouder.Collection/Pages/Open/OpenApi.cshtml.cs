using Microsoft.AspNetCore.Mvc;
using Woordhouder.Collection.Others;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>What programs can ask of the catalogue, as OpenAPI 3.1.</summary>
internal sealed class OpenApiModel : CataloguePage
{
    private static readonly Lazy<string> Document = new(() =>
    {
        using var reader = new StreamReader(typeof(OpenApiModel).Assembly.GetManifestResourceStream("Woordhouder.Collection.openapi.json")!);
        return reader.ReadToEnd();
    });

    public IActionResult OnGet() => Answer(Document.Value, "application/json");
}
