using Woordhouder.Platform.Libraries;

namespace Woordhouder.Web.Hosting;

/// <summary><c>/health</c>: 200 and "woordhouder" when every library runs and the hot queries are warm; 503 with the ids of those that do not.</summary>
internal static class Health
{
    public static volatile bool Warm;

    public static void MapHealth(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path != "/health") { await next(); return; }
        var refused = context.RequestServices.GetRequiredService<LibraryDirectory>().All.Where(l => !l.Runs).Select(l => l.Id).ToList();
        context.Response.StatusCode = Warm && refused.Count == 0 ? 200 : 503;
        await context.Response.WriteAsync(!Warm ? "woordhouder starting\n" : refused.Count == 0 ? "woordhouder\n" : $"woordhouder refused {string.Join(",", refused)}\n");
    });
}
