using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Http;

/// <summary>
/// A form that comes after its session ended leads to sign-in. Its token was made for whoever was signed in, so without this the answer would be that the
/// form is wrong. The desk's script hears 401 and keeps what was scanned in sight.
/// </summary>
internal static class SignedOutGate
{
    public static IApplicationBuilder UseSignedOutGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.PageFolder() is { } folder && folder != Audiences.Open && Audiences.All.Contains(folder)
            && context.RequestServices.GetRequiredService<Actor>().Kind == ActorKind.Anonymous)
        {
            if (context.Request.Headers["X-Fragment"] == "1") context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect("/inloggen?terug=" + Uri.EscapeDataString(context.Request.Path));
            return;
        }
        await next(context);
    });
}
