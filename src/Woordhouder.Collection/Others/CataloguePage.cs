using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Others;

/// <summary>A page of the public catalogue for programs: no sign-in, no cookies; for a minute the same to everybody, so a cache may keep it.</summary>
internal abstract class CataloguePage : LibraryPage
{
    /// <summary>The address under which the library was asked, without a path.</summary>
    protected Uri Site => new($"{Request.Scheme}://{Request.Host}/");

    /// <summary>One word of the query; "" is none.</summary>
    protected string? Asked(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    protected void MayBeKept() => Response.Headers.CacheControl = "public, max-age=60";

    protected IActionResult Answer(string text, string type)
    {
        MayBeKept();
        return Content(text, $"{type}; charset=utf-8");
    }

    protected IActionResult Json<T>(T value) => Answer(CatalogueJson.Text(value), "application/json");

    /// <summary>A sentence that says what to do, with its status.</summary>
    protected IActionResult Problem(int status, string message) =>
        new ContentResult { StatusCode = status, Content = CatalogueJson.Text(new CatalogueJson.Problem(message)), ContentType = "application/json; charset=utf-8" };

    protected IActionResult NotThere() => Problem(StatusCodes.Status404NotFound, L("Dit is er niet (meer).", "This is not there (any more)."));
}
