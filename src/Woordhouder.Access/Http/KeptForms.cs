using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access.Sessions;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Http;

/// <summary>
/// A member's form that arrives after their session ran out is kept, and shown again, filled in, once the same person has signed in. Nothing is carried out
/// meanwhile: they look and send it once more. Only a form of ours: its token must have been made for that session's person.
/// </summary>
internal static class KeptForms
{
    /// <summary>In the address of the page that shows it again.</summary>
    public const string Parameter = "verder";
    private const int MostBytes = 32 * 1024;

    /// <summary>Whose fields are passwords.</summary>
    private static readonly HashSet<string> Never = ["/My/Security"];

    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request is not { Method: "POST", HasFormContentType: true, ContentLength: <= MostBytes } request || context.User.Identity is { IsAuthenticated: true }
            || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath is not { } page || !page.StartsWith("/My/", StringComparison.Ordinal) || Never.Contains(page)
            || await Key(context) is not { } key)
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/inloggen?terug=" + Uri.EscapeDataString($"{request.Path}?{Parameter}={key}");
    });

    /// <summary>Null: there was no session that ran out, or the form is not of its person.</summary>
    private static async Task<string?> Key(HttpContext context)
    {
        var (services, ct) = (context.RequestServices, context.RequestAborted);
        var keeper = services.GetRequiredService<FormKeeper>();
        if (SessionCookie.Read(context.Request) is not { } token || await keeper.RanOut(token, ct) is not { } session) return null;
        var visitor = context.User;
        context.User = SessionHandler.PrincipalOf(session);
        try
        {
            if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return null;
        }
        finally { context.User = visitor; }
        var token0 = services.GetRequiredService<IAntiforgery>().GetTokens(context).FormFieldName;
        var form = await context.Request.ReadFormAsync(ct);
        var fields = form.Where(f => f.Key != token0).ToDictionary(f => f.Key, f => f.Value.ToArray());
        return await keeper.Keep(session.PersonId, new FormContents((session.ActingFor ?? session.PersonId).Value, context.Request.Path, fields), ct);
    }
}

/// <summary>Fills a page with what was kept of its form: the fields show what was typed, as they do after a refusal, and the bar says why.</summary>
internal sealed class ShowKeptForm(FormKeeper keeper, Actor actor, PageChrome chrome) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        await next();
        if (!HttpMethods.IsGet(request.Method) || request.Query[KeptForms.Parameter].FirstOrDefault() is not { Length: > 0 and <= 100 } key
            || actor is not { Kind: ActorKind.Member, Person: { } person, For: { } pagesOf }) return;
        chrome.CameBack = true;
        if (await keeper.Find(person, pagesOf, request.Path, key, context.HttpContext.RequestAborted) is not { } kept) return;
        chrome.FormIsBack = kept.Fields.Count > 0;
        foreach (var (name, values) in kept.Fields)
        {
            context.ModelState.SetModelValue(name, values.Length == 1 ? values[0] : values, string.Join(',', values));
            context.ModelState[name]!.ValidationState = ModelValidationState.Valid;
        }
    }
}
