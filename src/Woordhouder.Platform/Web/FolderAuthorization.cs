using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Platform.Web;

/// <summary>Puts on every page the check of its folder. A page that lies in none of the audiences' folders opens for nobody.</summary>
internal sealed class FolderAuthorization : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var audience = model.ViewEnginePath.TrimStart('/').Split('/')[0];
        model.Filters.Add(new AudienceFilter(audience));
        // Personal pages are never kept by a browser or a proxy.
        if (audience != Audiences.Open) model.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
    }
}

internal sealed class AudienceFilter(string audience) : IAsyncPageFilter, IOrderedFilter
{
    public int Order => -1000;
    public string Audience => audience;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var actor = context.HttpContext.RequestServices.GetRequiredService<Actor>();
        if (!Audiences.All.Contains(audience)) context.Result = new StatusCodeResult(403);
        else if (!Audiences.May(actor, audience))
        {
            context.Result = actor.Kind == ActorKind.Anonymous
                ? new RedirectResult("/inloggen?terug=" + Uri.EscapeDataString(context.HttpContext.Request.Method == "GET" ? context.HttpContext.Request.Path + context.HttpContext.Request.QueryString : context.HttpContext.Request.Path))
                : new StatusCodeResult(403);
        }
        else
        {
            await next();
            // Consultations of this request are in the database before its page is.
            await context.HttpContext.RequestServices.GetRequiredService<Unit>().FlushAsync(context.HttpContext.RequestAborted);
        }
    }
}
