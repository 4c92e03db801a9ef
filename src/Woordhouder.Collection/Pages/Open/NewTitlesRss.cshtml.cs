using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Woordhouder.Collection.Marc;
using Woordhouder.Collection.Others;
using Woordhouder.Kernel;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>RSS of the newest titles, of everything or of one kind of material or audience.</summary>
internal sealed class NewTitlesRssModel : CataloguePage
{
    public async Task<IActionResult> OnGetAsync([FromServices] NewTitles titles, CancellationToken ct)
    {
        var (material, audience) = (Asked("soort"), Asked("doelgroep"));
        if (Unknown<MaterialType>(material) is { } materials) return Problem(400, L($"Deze soort is er niet. Kies uit: {materials}.", $"This kind does not exist. Choose from: {materials}."));
        if (Unknown<Audience>(audience) is { } audiences) return Problem(400, L($"Deze doelgroep is er niet. Kies uit: {audiences}.", $"This audience does not exist. Choose from: {audiences}."));
        Response.Headers.Append("Vary", "Accept-Language, Cookie"); // the kinds are named in the reader's language
        return Answer(NewTitles.Write(await titles.Find(material, audience, ct), Chrome, new Uri(Site, Request.Path + Request.QueryString)), "application/rss+xml");
    }

    /// <summary>The values there are, when this is none of them.</summary>
    private static string? Unknown<T>(string? value) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => v.ToKebab()).ToList() is var all && (value is null || all.Contains(value)) ? null : string.Join(", ", all);
}
