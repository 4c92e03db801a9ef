using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Woordhouder.Access.Http;

/// <summary>
/// Compresses files and public pages, over HTTPS too. Never an answer with a secret in it: who may watch the line and have a visitor ask for pages could
/// guess a form token or a name by the length of what comes (BREACH).
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public static IServiceCollection AddTo(IServiceCollection services) => services
        .AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/ld+json", "application/rss+xml", "application/sru+xml", "image/svg+xml"];
        })
        .Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal)
        .AddSingleton<IResponseCompressionProvider, Compression>();

    public override bool ShouldCompressResponse(HttpContext context) => !HoldsSecret(context) && base.ShouldCompressResponse(context);

    /// <summary>
    /// Somebody is signed in, an address with a key, or an answer that may not be stored: every form token makes its page so, and so does every
    /// page about a person.
    /// </summary>
    internal static bool HoldsSecret(HttpContext context) => context.User.Identity is { IsAuthenticated: true }
        || context.Request.RouteValues.ContainsKey(StrictHeaders.Key)
        || context.Response.Headers.SetCookie.Count > 0
        || context.Response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
}
