using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Woordhouder.Collection.Others;

namespace Woordhouder.Collection.Pages.Open;

/// <summary>The catalogue over SRU, by GET or as a posted form (docs/sru.md). It changes nothing, so a form needs no token.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(64 * 1024)]
internal sealed class SruModel : CataloguePage
{
    private const string SruXml = "application/sru+xml", Xml = "application/xml", PlainXml = "text/xml";

    public Task<IActionResult> OnGetAsync([FromServices] SruServer server, CancellationToken ct)
    {
        MayBeKept();
        return Answer(server, Request.Query, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SruServer server, CancellationToken ct)
    {
        if (!Request.HasFormContentType) return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await Answer(server, await Request.ReadFormAsync(ct), ct);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
    }

    private async Task<IActionResult> Answer(SruServer server, IEnumerable<KeyValuePair<string, StringValues>> parameters, CancellationToken ct)
    {
        var given = new SruParameters(parameters);
        if (TypeFor(given) is not { } type) return StatusCode(406);
        var answer = await server.Answer(given, ct);
        Response.ContentType = type + "; charset=utf-8";
        await new SruWriter(answer, new Uri(Site, Request.Path)).Write(Response.Body, ct);
        return new EmptyResult();
    }

    /// <summary>1.x is text/xml; 2.0 is what httpAccept asks for. Null: nothing that is given here.</summary>
    private static string? TypeFor(SruParameters given)
    {
        if (given.Version != SruVersion.V20) return PlainXml;
        if (!given.Has("httpAccept")) return Xml;
        if (!MediaTypeHeaderValue.TryParseList(given.First("httpAccept").Split(','), out var types)) return null;
        return new[] { SruXml, Xml, PlainXml }.FirstOrDefault(ours => types.Any(t => new MediaTypeHeaderValue(ours).IsSubsetOf(t)));
    }
}
