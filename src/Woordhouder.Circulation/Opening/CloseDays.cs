using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Id">Of the closure to be: a second submit of the same form finds it done.</param>
/// <param name="Branch">Null: every branch.</param>
/// <param name="Until">Inclusive.</param>
internal sealed record CloseDaysRequest(Guid Id, string? Branch, DateOnly? From, DateOnly? Until, string? ReasonNl, string? ReasonEn);

/// <summary>The library closes a branch, or all, on days that it had not planned. Due dates on those days move to the next open one by themselves (<see cref="DueDateMover"/>).</summary>
internal sealed class CloseDays(Things things, OpeningDays opening, LibraryScopes scopes, Library library, TimeProvider clock)
{
    /// <summary>Days in one closure, and how far back and ahead it may begin.</summary>
    public const int Most = 92, DaysBack = 7, DaysAhead = 730;

    /// <summary>How many due dates would move. Counted by the library itself: whoever looks sees no loan.</summary>
    public async Task<Outcome<int>> Preview(CloseDaysRequest request, CancellationToken ct = default)
    {
        if (Wrong(request) is { Count: > 0 } wrong) return wrong;
        if (await AlreadyAsync(request, ct)) return new Refusal("closure-already") { Field = "From" };
        await using var scope = scopes.Open(library);
        return await scope.Get<DueDates>().Count(request.Branch, request.From!.Value, request.Until ?? request.From.Value, ct);
    }

    public async Task<Outcome<Guid>> Do(CloseDaysRequest request, CancellationToken ct = default)
    {
        if (await things.Set<Closure>().AnyAsync(c => c.Id == request.Id, ct)) return request.Id;
        if (Wrong(request) is { Count: > 0 } wrong) return wrong;
        if (await AlreadyAsync(request, ct)) return new Refusal("closure-already") { Field = "From" };
        things.Add(new Closure
        {
            Id = request.Id,
            Branch = request.Branch,
            FromDay = request.From!.Value,
            UntilDay = request.Until ?? request.From.Value,
            ReasonNl = request.ReasonNl!.Trim(),
            ReasonEn = request.ReasonEn!.Trim(),
            MadeAt = clock.GetUtcNow(),
        });
        await things.Save(ct);
        opening.Changed();
        return request.Id;
    }

    private Task<bool> AlreadyAsync(CloseDaysRequest request, CancellationToken ct)
    {
        var (from, until) = (request.From!.Value, request.Until ?? request.From.Value);
        return things.Set<Closure>().AnyAsync(c => c.ReopenedAt == null && (c.Branch == null || c.Branch == request.Branch) && c.FromDay <= from && c.UntilDay >= until, ct);
    }

    private List<Refusal> Wrong(CloseDaysRequest request)
    {
        var today = library.Today(clock);
        List<Refusal> wrong = [];
        if (request.Branch is not null && library.Settings.Branches.All(b => b.Id != request.Branch)) wrong.Add(new Refusal("opening-branch") { Field = "Branch" });
        if (request.From is not { } from || from < today.AddDays(-DaysBack) || from > today.AddDays(DaysAhead)) wrong.Add(new Refusal("closure-from", null, ("first", today.AddDays(-DaysBack)), ("last", today.AddDays(DaysAhead))) { Field = "From" });
        else if (request.Until is { } until && (until < from || until > from.AddDays(Most - 1))) wrong.Add(new Refusal("closure-until", null, ("first", from), ("last", from.AddDays(Most - 1))) { Field = "Until" });
        if (request.ReasonNl?.Trim() is not { Length: >= 3 and <= 200 }) wrong.Add(new Refusal("opening-reason") { Field = "ReasonNl" });
        if (request.ReasonEn?.Trim() is not { Length: >= 3 and <= 200 }) wrong.Add(new Refusal("opening-reason-en") { Field = "ReasonEn" });
        return wrong;
    }
}
