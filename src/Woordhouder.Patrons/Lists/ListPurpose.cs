using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>A purpose that a list of members can be for. Another module that needs lists registers its own.</summary>
internal interface IListPurpose
{
    string Id { get; }
    /// <summary>In the statement in force, and running.</summary>
    bool IsOn { get; }
    /// <summary>Of these people, those whom the purpose may see now: who is restricted, objected or gave no consent is not among them.</summary>
    Task<IReadOnlyList<PersonId>> Visible(IReadOnlyCollection<PersonId> people, CancellationToken ct);
    /// <summary>The rows of those people that the fields need and no other.</summary>
    Task<IReadOnlyList<ListedMember>> Read(IReadOnlyCollection<PersonId> people, IReadOnlyCollection<ListField> fields, Subscriptions subscriptions, string language, CancellationToken ct);
}

/// <inheritdoc/>
internal sealed class ListPurpose<TPurpose>(For<TPurpose> data) : IListPurpose where TPurpose : IPurpose
{
    private const int Chunk = 500;

    public string Id => TPurpose.Id;
    public bool IsOn => data.IsOn;

    public Task<IReadOnlyList<PersonId>> Visible(IReadOnlyCollection<PersonId> people, CancellationToken ct) =>
        InChunks(people, ids => data.Keys<PatronName>().Where(n => ids.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(ct));

    public async Task<IReadOnlyList<ListedMember>> Read(IReadOnlyCollection<PersonId> people, IReadOnlyCollection<ListField> fields, Subscriptions subscriptions, string language, CancellationToken ct)
    {
        async Task<Dictionary<PersonId, T>> Rows<T>(bool needed, Func<List<PersonId>, Task<List<T>>> read, Func<T, PersonId> key) => needed ? (await InChunks(people, read)).ToDictionary(key) : [];
        bool Asks(Category category, params string[] ids) => fields.Any(f => f.Category == category && (ids.Length == 0 || ids.Contains(f.Id)));
        var names = await InChunks(people, ids => data.Set<PatronName>().Where(n => ids.Contains(n.PersonId)).ToListAsync(ct));
        var contacts = await Rows(Asks(Category.Contact), ids => data.Set<PatronContact>().Where(c => ids.Contains(c.PersonId)).ToListAsync(ct), c => c.PersonId);
        var memberships = await Rows(Asks(Category.Membership, "abonnement", "loopt-tot"), ids => data.Set<PatronMembership>().Where(m => ids.Contains(m.PersonId)).ToListAsync(ct), m => m.PersonId);
        var persons = await Rows(Asks(Category.Demographics) || Asks(Category.Membership, "lid-sinds"), ids => data.Set<Person>().Where(p => ids.Contains(p.Id)).ToListAsync(ct), p => p.Id);
        return [.. names.OrderBy(n => n.FamilyName, StringComparer.Ordinal).ThenBy(n => n.GivenName, StringComparer.Ordinal).Select(n =>
        {
            var membership = memberships.GetValueOrDefault(n.PersonId);
            return new ListedMember(n, contacts.GetValueOrDefault(n.PersonId), membership, persons.GetValueOrDefault(n.PersonId), membership is null ? null : subscriptions.NameOf(membership.Subscription, language));
        })];
    }

    private static async Task<IReadOnlyList<T>> InChunks<T>(IReadOnlyCollection<PersonId> people, Func<List<PersonId>, Task<List<T>>> read)
    {
        var rows = new List<T>();
        foreach (var ids in people.Chunk(Chunk)) rows.AddRange(await read([.. ids]));
        return rows;
    }
}
