using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

/// <summary>
/// Keeps the first page and those of the catalogue for a few seconds in memory: a list that many people look at is made once for all of them, and availability is at most so
/// much behind. Only for visitors without any cookie but the chosen language, so nothing of anybody is in it; nothing that sets a cookie is kept.
/// </summary>
internal sealed class PublicPageCache : IOutputCachePolicy
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddTo(IServiceCollection services) => services.AddOutputCache(o =>
    {
        o.SizeLimit = 64 << 20;
        o.MaximumBodySize = 512 << 10;
        o.AddBasePolicy(new PublicPageCache());
    });

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (http, rules) = (context.HttpContext, context.CacheVaryByRules);
        var cached = HttpMethods.IsGet(http.Request.Method) && IsForEverybody(http.Request.Path) && IsNobody(http.Request);
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (cached, cached, cached, cached);
        if (!cached) return ValueTask.CompletedTask;
        context.ResponseExpirationTimeSpan = Kept;
        rules.QueryKeys = "*";
        rules.VaryByHost = true;
        rules.VaryByValues["library"] = http.RequestServices.GetRequiredService<Library>().Id;
        rules.VaryByValues["language"] = http.RequestServices.GetRequiredService<PageChrome>().Language;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0 || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>What people look at. What other systems harvest is asked once and must be of the moment.</summary>
    private static bool IsForEverybody(PathString path) => path == "/" || path == "/catalogus" || path.StartsWithSegments("/catalogus/titel", StringComparison.Ordinal);

    private static bool IsNobody(HttpRequest request) => request.Headers.Authorization.Count == 0 && request.Cookies.All(c => c.Key == CookieInfo.Language.NameFor(request));
}

public static class PublicPages
{
    /// <summary>Behind <see cref="LibraryMiddleware"/>, before anything that asks who somebody is.</summary>
    public static IApplicationBuilder UsePublicPageCache(this IApplicationBuilder app) => app.UseOutputCache();
}
