using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

/// <summary>Finds the library by host name. An unknown host is 404; a library whose statement is refused is 503, for that library only.</summary>
public static class LibraryMiddleware
{
    public static IApplicationBuilder UseLibrary(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var library = context.RequestServices.GetRequiredService<LibraryDirectory>().Find(context.Request.Host.Host);
        if (library is null)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("No library answers to this host name. / Er hoort geen bibliotheek bij deze naam.\n");
            return;
        }
        context.RequestServices.GetRequiredService<LibraryScope>().Library = library;
        if (!library.Runs)
        {
            // What is wrong stands in the log and in `woordhouder statement check`; a visitor reads that it is being mended.
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "3600";
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<!doctype html><html lang=\"nl\"><title>Even dicht</title><h1>Even dicht</h1><p>Onze privacyverklaring en ons systeem passen niet bij elkaar. Tot dat klopt, doen wij niets met je gegevens.</p><p lang=\"en\">Our privacy statement and our system do not match. Until they do, we do nothing with your data.</p></html>");
            return;
        }
        KeepLanguage(context);
        await next();
        if (!context.Response.HasStarted || context.RequestServices.GetRequiredService<Actor>().Kind == ActorKind.Staff)
            await context.RequestServices.GetRequiredService<Unit>().FlushAsync();
    });

    private static void KeepLanguage(HttpContext context)
    {
        if (PageChrome.AskedFor(context.Request) is { } language)
            context.Response.Cookies.Append(CookieInfo.Language.NameFor(context.Request), language, CookieInfo.Options(context.Request, TimeSpan.FromDays(365)));
    }
}
