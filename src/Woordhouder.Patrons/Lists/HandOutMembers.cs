using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <param name="Seen">How many the preview counted: another number now is another list.</param>
/// <param name="Language">Of names of subscriptions in the file: nl or en.</param>
internal sealed record HandOutMembersRequest(string? Purpose, IReadOnlyCollection<string> Fields, PatronState? State, string? Subscription, string? Reason, ListFormat Format, int? Seen, string Language = "nl");

/// <param name="LeftOut">restricted, objected, no-consent or other (too young): how many.</param>
internal sealed record HandOutPreview(int People, IReadOnlyDictionary<string, int> LeftOut);

/// <summary>A purpose with the fields that a list for it may have.</summary>
internal sealed record ListChoice(PurposeFacts Purpose, IReadOnlyList<ListField> Fields);

/// <summary>
/// A list of members as a file, for a purpose of the statement in force. Counted first; what leaves is written down for each member and in the register, in the
/// transaction that read it.
/// </summary>
[NeedsRole(Audiences.Roles.MemberList)]
internal sealed class HandOutMembers(HandOut handOut, LibraryScopes scopes, Library library, Actor actor, Subscriptions subscriptions)
{
    public const int ShortestReason = 10, LongestReason = 500;

    public static bool MayDo(Actor actor) => actor.Roles.Contains(Audiences.Roles.MemberList);

    /// <summary>What a list may be for, and what may be on it then.</summary>
    public async Task<IReadOnlyList<ListChoice>> Choices()
    {
        await using var scope = scopes.Open(library);
        return [.. scope.Services.GetServices<IListPurpose>().Where(p => p.IsOn).Select(p => library.Word.Statement.Purposes[p.Id]).Select(p => new ListChoice(p, ListFields.Of(p.Categories))).Where(c => c.Fields.Count > 0)];
    }

    public async Task<Outcome<HandOutPreview>> Preview(HandOutMembersRequest request, CancellationToken ct)
    {
        if (await Refusals(request) is { Count: > 0 } refusals) return refusals;
        await using var scope = scopes.Open(library);
        var (visible, leftOut) = await Sorted(scope.Services, request, ct);
        return new HandOutPreview(visible.Count, leftOut);
    }

    public async Task<Outcome<HandedOut>> Do(HandOutMembersRequest request, CancellationToken ct)
    {
        var refusals = await Refusals(request);
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length is < ShortestReason or > LongestReason) refusals.Add(new Refusal("list-reason", null, ("least", ShortestReason), ("most", LongestReason)) { Field = "Reason" });
        if (refusals.Count > 0) return refusals;

        IReadOnlyList<PersonId> people;
        IReadOnlyDictionary<string, int> leftOut;
        await using (var scope = scopes.Open(library)) (people, leftOut) = await Sorted(scope.Services, request, ct);
        if (people.Count == 0) return new Refusal("list-nobody");
        if (people.Count > ListFile.Most) return new Refusal("list-too-many", null, ("most", ListFile.Most));
        if (people.Count != request.Seen) return new Refusal("list-changed", null, ("n", people.Count));
        var fields = Chosen(request);
        return await handOut.Do(new HandOutRequest(request.Purpose!, [.. fields.Select(f => f.Id)], Choice(request), reason, leftOut, request.Format), async services =>
        {
            var purpose = services.GetServices<IListPurpose>().Single(p => p.Id == request.Purpose);
            var rows = await purpose.Read(people, fields, subscriptions, request.Language, ct);
            return [.. rows.Select(m => (m.Name.PersonId, fields.Select(f => f.Value(m)).ToArray()))];
        }, ct);
    }

    public static IReadOnlyList<ListField> Chosen(HandOutMembersRequest request) => [.. ListFields.All.Where(f => request.Fields.Contains(f.Id))];

    private async Task<List<Refusal>> Refusals(HandOutMembersRequest request)
    {
        if (!MayDo(actor)) return [new Refusal("list-role")];
        var refusals = new List<Refusal>();
        if ((await Choices()).FirstOrDefault(c => c.Purpose.Id == request.Purpose) is not { } choice) return [new Refusal("list-purpose") { Field = "Purpose" }];
        if (Chosen(request) is { Count: 0 } || request.Fields.Any(f => choice.Fields.All(o => o.Id != f))) refusals.Add(new Refusal("list-fields", null, ("purpose", choice.Purpose.Label.In(request.Language))) { Field = "Fields" });
        return refusals;
    }

    /// <summary>Whom the filters mean, and of them whom the purpose may see; of the others, why not.</summary>
    private async Task<(IReadOnlyList<PersonId> Visible, IReadOnlyDictionary<string, int> LeftOut)> Sorted(IServiceProvider services, HandOutMembersRequest request, CancellationToken ct)
    {
        // Everybody, restricted people too: they are counted, not shown.
        var rights = services.GetRequiredService<For<Rights>>();
        var (people, memberships) = (rights.Keys<Person>(), rights.Keys<PatronMembership>());
        if (request.Subscription is { } subscription) people = people.Where(p => memberships.Any(m => m.PersonId == p.Id && m.Subscription == subscription));
        var all = (await OfficePatrons.In(people, memberships, request.State, library.Today(services.GetRequiredService<TimeProvider>())).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var visible = await services.GetServices<IListPurpose>().Single(p => p.Id == request.Purpose).Visible(all, ct);
        var without = all.Except(visible).ToHashSet();
        var leftOut = new Dictionary<string, int>();
        void Count(string why, IEnumerable<PersonId> whose)
        {
            var found = without.Intersect(whose).ToList();
            leftOut[why] = found.Count;
            without.ExceptWith(found);
        }
        Count("restricted", await rights.Keys<RestrictionRow>().Where(r => r.EndedAt == null).Select(r => r.PersonId).ToListAsync(ct));
        Count("objected", await rights.Keys<ObjectionRow>().Where(o => o.Purpose == request.Purpose && o.LiftedAt == null).Select(o => o.PersonId).ToListAsync(ct));
        if (library.Word.Statement.Purposes[request.Purpose!].Basis == LawfulBasis.Consent)
        {
            var consented = await rights.Keys<ConsentRow>().Where(c => c.Purpose == request.Purpose && c.WithdrawnAt == null).Select(c => c.PersonId).ToListAsync(ct);
            Count("no-consent", without.Except(consented).ToList());
        }
        leftOut["other"] = without.Count;
        return (visible, leftOut);
    }

    private static string Choice(HandOutMembersRequest request) => $"{(request.State ?? PatronState.Member).ToKebab()}{(request.Subscription is { } s ? " · " + s : "")}";
}
