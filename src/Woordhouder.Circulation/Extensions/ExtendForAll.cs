using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Id">Of the extension to be: a second submit of the same form finds it done.</param>
/// <param name="Branch">The branch that lent it; null: every branch.</param>
/// <param name="NewDue">An open day after <paramref name="DueUntil"/>.</param>
internal sealed record ExtendRequest(Guid Id, string? Branch, DateOnly? DueFrom, DateOnly? DueUntil, DateOnly? NewDue, string? ReasonNl, string? ReasonEn);

/// <summary>Everybody whose loan is due in a range of days gets a later day, for a reason that they read (a fault, a storm, a long closing). Carried out by <see cref="DueDateMover"/>.</summary>
internal sealed class ExtendForAll(Things things, OpeningDays opening, LibraryScopes scopes, Library library, TimeProvider clock)
{
    /// <summary>Due dates of how many days, and how far ahead the new one lies.</summary>
    public const int Most = 92, DaysAhead = 365;

    /// <summary>How many due dates would move.</summary>
    public async Task<Outcome<int>> Preview(ExtendRequest request, CancellationToken ct = default)
    {
        if (await WrongAsync(request, ct) is { Count: > 0 } wrong) return wrong;
        await using var scope = scopes.Open(library);
        return await scope.Get<DueDates>().Count(request.Branch, request.DueFrom!.Value, request.DueUntil!.Value, ct);
    }

    public async Task<Outcome<Guid>> Do(ExtendRequest request, CancellationToken ct = default)
    {
        if (await things.Set<Extension>().AnyAsync(e => e.Id == request.Id, ct)) return request.Id;
        if (await WrongAsync(request, ct) is { Count: > 0 } wrong) return wrong;
        things.Add(new Extension
        {
            Id = request.Id,
            Branch = request.Branch,
            DueFrom = request.DueFrom!.Value,
            DueUntil = request.DueUntil!.Value,
            NewDue = request.NewDue!.Value,
            ReasonNl = request.ReasonNl!.Trim(),
            ReasonEn = request.ReasonEn!.Trim(),
            MadeAt = clock.GetUtcNow(),
        });
        await things.Save(ct);
        return request.Id;
    }

    private async Task<List<Refusal>> WrongAsync(ExtendRequest request, CancellationToken ct)
    {
        var (today, calendar) = (library.Today(clock), await opening.Now(ct));
        List<Refusal> wrong = [];
        if (request.Branch is not null && library.Settings.Branches.All(b => b.Id != request.Branch)) wrong.Add(new Refusal("opening-branch") { Field = "Branch" });
        if (request.DueFrom is not { } from) wrong.Add(new Refusal("extend-from") { Field = "DueFrom" });
        else if (request.DueUntil is not { } until || until < from || until > from.AddDays(Most - 1)) wrong.Add(new Refusal("extend-until", null, ("first", from), ("last", from.AddDays(Most - 1))) { Field = "DueUntil" });
        else if (request.NewDue is not { } next || next <= until || next < today || next > today.AddDays(DaysAhead))
            wrong.Add(new Refusal("extend-later", null, ("first", (until < today ? today : until.AddDays(1))), ("last", today.AddDays(DaysAhead))) { Field = "NewDue" });
        else if (!library.Settings.Branches.Any(b => (request.Branch is null || request.Branch == b.Id) && calendar.On(b.Id, next).Open)) wrong.Add(new Refusal("extend-closed", null, ("date", next)) { Field = "NewDue" });
        if (request.ReasonNl?.Trim() is not { Length: >= 3 and <= 200 }) wrong.Add(new Refusal("opening-reason") { Field = "ReasonNl" });
        if (request.ReasonEn?.Trim() is not { Length: >= 3 and <= 200 }) wrong.Add(new Refusal("opening-reason-en") { Field = "ReasonEn" });
        return wrong;
    }
}
