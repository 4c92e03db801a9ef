using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Rights;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>
/// Putting data on hold (AVG art. 18): choose what, read what stops, confirm. Lifting is two steps as well: first the notice with what starts again, then
/// the end.
/// </summary>
internal sealed class MyRestrictModel : LibraryPage
{
    private RestrictEffects effects = null!;
    private CategoryBook labels = null!;
    private HashSet<string> held = [];

    /// <summary>file, purpose:{id} or field:{table}; in the address, because it names no person.</summary>
    [BindProperty(SupportsGet = true)] public string? What { get; set; }
    [BindProperty(SupportsGet = true)] public bool LendingGoesOn { get; set; }

    public IReadOnlyList<RestrictionRow> Running { get; private set; } = [];
    public bool ForSomebodyElse { get; private set; }
    /// <summary>The second step: something was chosen and its effect is shown.</summary>
    public bool Chosen => What is not null && Parse(What) is not null && ModelState.IsValid;
    public (RestrictionScope Scope, string Target) Choice => Parse(What)!.Value;

    public Task OnGetAsync([FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, [FromServices] RestrictEffects what, [FromServices] CategoryBook book, CancellationToken ct)
    {
        // The first step was sent, but with nothing chosen.
        if (Request.Query.ContainsKey(nameof(LendingGoesOn)) && Parse(What) is null) ModelState.AddModelError(nameof(What), Text("refusal.restrict.nothing-chosen"));
        return ShowAsync(actor, data, what, book, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, [FromServices] Restrict restrict,
        [FromServices] RestrictEffects what, [FromServices] CategoryBook book, CancellationToken ct)
    {
        if (Parse(What) is not { } choice) ModelState.AddModelError(nameof(What), Text("refusal.restrict.nothing-chosen"));
        else if (!Refused(await restrict.Do(new RestrictRequest(actor.For!.Value, choice.Scope, choice.Target, LendingGoesOn), ct))) return Redirect("/mijn/rechten/stilzetten#nu");
        await ShowAsync(actor, data, what, book, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostNoticeAsync(Guid id, [FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, [FromServices] GiveNoticeOfLifting give,
        [FromServices] RestrictEffects what, [FromServices] CategoryBook book, CancellationToken ct) =>
        await AfterAsync(Refused(await give.Do(actor.For!.Value, id, ct)), actor, data, what, book, ct);

    public async Task<IActionResult> OnPostLiftAsync(Guid id, [FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, [FromServices] LiftRestriction lift,
        [FromServices] RestrictEffects what, [FromServices] CategoryBook book, CancellationToken ct) =>
        await AfterAsync(Refused(await lift.Do(actor.For!.Value, id, ct)), actor, data, what, book, ct);

    private async Task<IActionResult> AfterAsync(bool refused, Actor actor, For<Contracts.Rights> data, RestrictEffects what, CategoryBook book, CancellationToken ct)
    {
        if (!refused) return Redirect("/mijn/rechten/stilzetten#nu");
        await ShowAsync(actor, data, what, book, ct);
        return Page();
    }

    private async Task ShowAsync(Actor actor, For<Contracts.Rights> data, RestrictEffects what, CategoryBook book, CancellationToken ct)
    {
        (effects, labels, ForSomebodyElse) = (what, book, actor.For != actor.Person);
        var person = actor.For!.Value;
        held = [.. (await HttpContext.RequestServices.GetRequiredService<Erase>().Preview(person, ct)).Select(l => l.Table)];
        Running = await data.Set<RestrictionRow>().Where(r => r.PersonId == person && r.EndedAt == null).OrderBy(r => r.Since).ToListAsync(ct);
    }

    public IReadOnlyList<PurposeFacts> Purposes => effects.Stoppable;
    /// <summary>Only kinds of data that we have of this person.</summary>
    public IEnumerable<(string Table, string Label, string Columns)> Fields => effects.Contestable.Where(t => held.Contains(t.Table)).Select(t => (t.Table,
        labels.Table(t.Table).In(Language), string.Join(", ", RestrictEffects.Contested(t).Select(c => labels.Column(t, c).In(Language)))));

    public IReadOnlyList<PurposeFacts> Stops(RestrictionScope scope, string target, bool lendingGoesOn) => effects.Stops(scope, target, lendingGoesOn);

    /// <summary>What is put on hold, in words.</summary>
    public string Named(RestrictionScope scope, string target) => scope switch
    {
        RestrictionScope.File => L("je hele dossier", "your whole file"),
        RestrictionScope.Purpose => Library.Word.Statement.Purposes.TryGetValue(target, out var p) ? p.Label.In(Language) : target,
        _ => labels.Table(target).In(Language),
    };

    internal static (RestrictionScope Scope, string Target)? Parse(string? what) => what?.Split(':') switch
    {
        ["file"] => (RestrictionScope.File, ""),
        ["purpose", { Length: > 0 } id] => (RestrictionScope.Purpose, id),
        ["field", { Length: > 0 } table] => (RestrictionScope.Field, table),
        _ => null,
    };
}
