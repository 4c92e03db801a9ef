using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Woordhouder.Access.Http;

/// <summary>
/// Headers on every answer. Nothing is loaded from, sent to or framed by anybody else; there is no inline script or style to allow. Set as the answer starts,
/// so that an error page has them too.
/// </summary>
internal static class StrictHeaders
{
    public const string ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Route values that are a secret in a link.</summary>
    public const string Key = "sleutel";

    public static IApplicationBuilder UseStrictHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    });

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var secret = context.Request.RouteValues.ContainsKey(Key);
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = secret ? "no-referrer" : "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "accelerometer=(), autoplay=(self), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Remove("Server");
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // The bar names whoever signed in, on public pages too: nothing of theirs stays in a cache.
        // A page behind a secret is stored nowhere either, unless it says for itself that its own reader may.
        if (context.User.Identity is { IsAuthenticated: true } || (secret && headers.CacheControl.Count == 0)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
