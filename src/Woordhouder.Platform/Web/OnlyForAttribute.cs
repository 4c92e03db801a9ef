using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

/// <summary>
/// This page is there for one purpose. In a library whose statement leaves the purpose out it does not exist: 404 for everybody, before anybody is asked to
/// sign in, also where the page would have shown nothing of anyone. A test finds the pages that need the mark.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class OnlyForAttribute(string purpose) : Attribute, IPageFilter, IOrderedFilter
{
    public string Purpose { get; } = purpose;

    /// <summary>Before the audience's own check.</summary>
    public int Order => -2000;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<Library>().PurposeRuns(Purpose)) context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}

/// <inheritdoc/>
public sealed class OnlyForAttribute<TPurpose>() : OnlyForAttribute(TPurpose.Id) where TPurpose : IPurpose;
