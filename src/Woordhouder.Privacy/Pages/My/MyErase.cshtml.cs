using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>
/// Erasure by the member: what goes and what stays, counted, on the page where it is confirmed. The membership ends first; what holds it is said in the
/// words of the module that knows, and then nothing is erased. Afterwards nobody is signed in any more.
/// </summary>
internal sealed class MyEraseModel : LibraryPage
{
    private Registry registry = null!;
    private CategoryBook labels = null!;

    public IReadOnlyList<ErasureLine> Going { get; private set; } = [];
    public IReadOnlyList<ErasureLine> Staying { get; private set; } = [];
    /// <summary>Why it cannot be done now: open loans and the like, in sentences.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];
    public bool ForSomebodyElse { get; private set; }
    public long GoingRows => Going.Sum(l => l.Rows);

    public Task OnGetAsync([FromServices] Actor actor, [FromServices] Erase erase, [FromServices] IEnumerable<IMayNotEndYet> holders, [FromServices] ProgramFactsReader program, [FromServices] CategoryBook book, CancellationToken ct) =>
        ShowAsync(actor, erase, holders, program, book, ct);

    public async Task<IActionResult> OnPostAsync([FromServices] Actor actor, [FromServices] Erase erase,
        [FromServices] IEnumerable<IMayNotEndYet> holders, [FromServices] ProgramFactsReader program, [FromServices] CategoryBook book, CancellationToken ct)
    {
        var person = actor.For!.Value;
        if ((await erase.Do(person, ct)).Refusals is { Count: > 0 } refusals)
        {
            foreach (var refusal in refusals) ModelState.AddModelError("", Sentence(refusal));
            await ShowAsync(actor, erase, holders, program, book, ct);
            return Page();
        }
        // The sessions of somebody erased went with their rows; the cookie would only lead nowhere.
        Response.Cookies.Delete(CookieInfo.Session.NameFor(Request), CookieInfo.Options(Request, null));
        return Redirect("/privacy/gewist");
    }

    private async Task ShowAsync(Actor actor, Erase erase, IEnumerable<IMayNotEndYet> holders, ProgramFactsReader program, CategoryBook book, CancellationToken ct)
    {
        var person = actor.For!.Value;
        (registry, labels, ForSomebodyElse) = (program.Registry, book, actor.For != actor.Person);
        var lines = await erase.Preview(person, ct);
        Going = [.. lines.Where(l => l.What != Erasure.Keep)];
        Staying = [.. lines.Where(l => l.What == Erasure.Keep)];
        var held = new List<string>();
        foreach (var holder in holders) held.AddRange((await holder.Reasons(person, ct)).Select(Sentence));
        Held = held;
    }

    public string Name(ErasureLine line) => labels.Table(line.Table).In(Language);

    public string Happens(ErasureLine line) => line.What == Erasure.Delete ? L("wordt gewist", "is erased")
        : L("wordt losgemaakt van jou: het telt nog mee, maar niemand ziet dat jij het was", "is detached from you: it still counts, but nobody can see that it was you");

    public string Until(ErasureLine line)
    {
        var schedule = registry.Tables.First(t => t.Table == line.Table).Marks[0].Mark.Schedule;
        return Library.Word.Statement.Schedules.TryGetValue(KebabCase.ToKebab(schedule), out var facts) ? $"{Wording.Of(facts.Period, Language)} – {facts.Label.In(Language)}" : "";
    }
}
