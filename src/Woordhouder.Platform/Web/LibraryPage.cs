using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Web;

/// <summary>What page models share: language, texts, the day, and refusals shown where they belong.</summary>
public abstract class LibraryPage : PageModel
{
    public PageChrome Chrome => field ??= HttpContext.RequestServices.GetRequiredService<PageChrome>();
    public Library Library => Chrome.Library;
    public string Language => Chrome.Language;
    protected DateOnly Today => Library.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
    public string L(string nl, string en) => Chrome.L(nl, en);
    public string Text(string id, params (string Name, object? Value)[] values) => Chrome.Text(id, values);

    /// <summary>The sentence of a refusal in the reader's language.</summary>
    public string Sentence(Refusal refusal) => Text($"refusal.{refusal.Code}", refusal.Values);

    /// <summary>Puts each refusal at its field (or at the page) and says whether there were any.</summary>
    protected bool Refused<T>(Outcome<T> outcome, string prefix = "")
    {
        foreach (var refusal in outcome.Refusals) ModelState.AddModelError(refusal.Field is { } field ? prefix + field : "", Sentence(refusal));
        return !outcome.Done;
    }
}
