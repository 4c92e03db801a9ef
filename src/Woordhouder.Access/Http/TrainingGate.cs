using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Http;

/// <summary>
/// Staff without a training that is valid today get the page that explains, and no other page of their work (D35). The door refuses them besides:
/// this is the sentence, not the lock. The administrator's pages show no members and stay open: training is entered there.
/// </summary>
internal static class TrainingGate
{
    public const string Explains = "/balie/training";

    public static IApplicationBuilder UseTrainingGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var actor = context.RequestServices.GetRequiredService<Actor>();
        if (actor is { Kind: ActorKind.Staff, Trained: false } && context.PageFolder() is Audiences.Desk or Audiences.Office or Audiences.Officer)
        {
            if (HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect(Explains);
            else context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await next(context);
    });
}
