using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The only way for a module to reach rows about people: what the purpose may see in this library, about whom this request may see it (architecture §2).
/// The constructor parameter shows the purpose, so the register of processing reads which class does what for which purpose.
/// </summary>
public sealed class For<TPurpose>(Unit unit) where TPurpose : IPurpose
{
    private LibraryDb Db => field ??= unit.Context(TPurpose.Id);

    /// <summary>Whether this library's statement has the purpose and its part runs. All else throws <see cref="PurposeOffException"/> when it is off.</summary>
    public bool IsOn => unit.Library.Rule(TPurpose.Id) is not null;

    /// <summary>Rows, for reading. For a staff or member request: about the person who was opened.</summary>
    public IQueryable<T> Set<T>() where T : class => Look<T>(Data.Look.Open);

    /// <summary>The same rows, tracked, to be changed and saved.</summary>
    public IQueryable<T> Track<T>() where T : class => Look<T>(Data.Look.Open).AsTracking();

    /// <summary>Every row, without the person: personal columns may decide which rows, never be shown. For check-in, capacity, balances.</summary>
    public IQueryable<T> Facts<T>() where T : class => Look<T>(Data.Look.Facts);

    /// <summary>Whose is this card, address or token: the result is a <see cref="PersonId"/>, a yes or no, or a count.</summary>
    public IQueryable<T> Keys<T>() where T : class => Look<T>(Data.Look.Keys);

    /// <summary>Lists for staff, and for a terminal that takes things back, in which everybody stays masked: the result is a record marked <see cref="MaskedLineAttribute"/>, or a count.</summary>
    public IQueryable<T> Masked<T>() where T : class =>
        unit.Actor.Kind is ActorKind.Staff or ActorKind.Library or ActorKind.Terminal ? Look<T>(Data.Look.Masked) : throw new PurposeException("masked lists are for staff");

#pragma warning disable CA1000 // the type says for which purpose
    /// <summary>Writes down a query of a hot use case, to be translated once.</summary>
    public static Compiled<For<TPurpose>, TArgument, TRow> Compile<TArgument, TRow>(Expression<Func<Rows, TArgument, IQueryable<TRow>>> query) => Compiled<For<TPurpose>, TArgument, TRow>.OfOne(query);

    /// <summary>The same, of two arguments.</summary>
    public static Compiled<For<TPurpose>, (TFirst, TSecond), TRow> Compile<TFirst, TSecond, TRow>(Expression<Func<Rows, TFirst, TSecond, IQueryable<TRow>>> query) => Compiled<For<TPurpose>, (TFirst, TSecond), TRow>.OfTwo(query);
#pragma warning restore CA1000

    /// <summary>The first row of a compiled query; null when there is none.</summary>
    public Task<TRow?> First<TArgument, TRow>(Compiled<For<TPurpose>, TArgument, TRow> query, TArgument argument, CancellationToken ct = default)
    {
        RequireTraining(query.AboutPeople);
        return query.FirstAsync(Db, argument, ct);
    }

    /// <summary>All rows of a compiled query.</summary>
    public Task<List<TRow>> List<TArgument, TRow>(Compiled<For<TPurpose>, TArgument, TRow> query, TArgument argument, CancellationToken ct = default)
    {
        RequireTraining(query.AboutPeople);
        return query.ListAsync(Db, argument, ct);
    }

    private IQueryable<T> Look<T>(Look look) where T : class
    {
        RequireTraining(AboutPerson<T>.Marked);
        // A plain query, never the DbSet: that can be cast to its services.
        var plain = Db.Set<T>().AsQueryable();
        return look == Data.Look.Open ? plain.IgnoreAutoIncludes() : plain.TagWith(Guard.LookTag + look);
    }

    private void RequireTraining(bool aboutPeople)
    {
        if (aboutPeople && unit.Actor is { Kind: ActorKind.Staff, Trained: false } && TPurpose.Id is not ("sign-in" or "staff-access")) throw new TrainingRequiredException();
    }

    /// <summary>
    /// Opens a person's record for this purpose. For staff it is recorded, and the person can read that it was.
    /// False: this purpose may not see the person now (restricted, objected, no consent, too young) – say so, show nothing.
    /// </summary>
    public async Task<bool> Open(PersonId person, CancellationToken ct = default)
    {
        RequireTraining(aboutPeople: true);
        if (unit.Actor.Kind == ActorKind.Anonymous && TPurpose.Id != "enrolment") throw new PurposeException("a visitor opens nobody");
        if (!await VisibleAsync(person, ct)) return false;
        unit.Open(person, TPurpose.Id);
        return true;
    }

    public void Add<T>(T row) where T : class => Db.Add(row);

    /// <summary>Removes a tracked row at the next save.</summary>
    public void Remove<T>(T row) where T : class => Db.Remove(row);

    /// <summary>Lets go of everything tracked under this purpose, written or not: after a conflict, before the work is tried again.</summary>
    public void Forget() => Db.ChangeTracker.Clear();

    /// <summary>One UPDATE over the rows that the query sees, at once, in the unit's transaction. Bumps no version: say so in the setters.</summary>
    public Task<int> Update<T>(IQueryable<T> rows, Action<UpdateSettersBuilder<T>> set, CancellationToken ct = default) where T : class
    {
        Protection.RefuseSetBased(typeof(T));
        return unit.Once(() => Writes.UpdateAsync(rows, set, ct), ct);
    }

    /// <summary>One DELETE over the rows that the query sees, at once, in the unit's transaction.</summary>
    public Task<int> Delete<T>(IQueryable<T> rows, CancellationToken ct = default) where T : class
    {
        Protection.RefuseSetBased(typeof(T));
        return unit.Once(() => Writes.DeleteAsync(rows, ct), ct);
    }

    /// <summary>An event for other modules, in the same transaction (outbox). Ids and facts only.</summary>
    public void Publish<TEvent>(TEvent happened) where TEvent : IEvent
    {
        var now = unit.Clock.GetUtcNow();
        Db.Add(new OutboxRow { Id = Guid.CreateVersion7(now), At = now, NextAt = now, Type = typeof(TEvent).Name, Payload = JsonSerializer.Serialize(happened) });
    }

    /// <summary>Writes everything of this unit in one transaction; people of new rows must be visible under the purpose.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed a row meanwhile.</exception>
    public async Task<int> Save(CancellationToken ct = default)
    {
        await CheckPeopleOfNewRowsAsync(ct);
        return await unit.SaveAsync(ct);
    }

    /// <summary>Several steps in one transaction behind the write gate: reads belong before it.</summary>
    public Task<TResult> Transact<TResult>(Func<Task<TResult>> work, CancellationToken ct = default) => unit.Transact(work, ct);

    /// <summary>Many new rows at once, in the unit's transaction and at once, past the change tracker: for imports. The rules are those of a save.</summary>
    public Task Insert<T>(IReadOnlyCollection<T> rows, CancellationToken ct = default) where T : class => rows.Count == 0 ? Task.CompletedTask : unit.Transact(async () =>
    {
        RequireTraining(AboutPerson<T>.Marked);
        var entity = Db.Model.FindEntityType(typeof(T))!;
        SaveGuard.CheckNew(Db, entity);
        if (typeof(T) != typeof(Person) && Classification.Of(entity).Marks.FirstOrDefault(m => m.Via is null) is { } mark)
        {
            var key = entity.FindProperty(mark.Key)!.GetGetter();
            await CheckAllVisibleAsync([.. rows.Select(r => key.GetClrValue(r)).OfType<PersonId>().Distinct()], ct);
        }
        await BulkInsert.WriteAsync(Db, rows, orIgnore: false, ct);
        await BulkInsert.WriteAsync(Db, Protection.LinesOfNew(rows, unit.Library, unit.Clock.GetUtcNow()), orIgnore: false, ct);
        return rows.Count;
    }, ct);

    private async Task CheckPeopleOfNewRowsAsync(CancellationToken ct)
    {
        var added = Db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList();
        if (added.Count == 0) return;
        var fresh = added.Select(e => e.Entity).OfType<Person>().Select(p => p.Id).ToHashSet();
        var people = added
            .SelectMany(e => Classification.Of(e.Metadata).Marks.Where(m => m.Via is null).Take(1).Select(m => e.Property(m.Key).CurrentValue))
            .OfType<PersonId>().Where(p => !fresh.Contains(p) && p != unit.Opened && p != unit.Actor.Person).Distinct().ToList();
        foreach (var person in people)
            if (!await VisibleAsync(person, ct)) throw new PurposeException($"'{TPurpose.Id}' may not write about somebody whom it may not see");
    }

    /// <summary>The same question as for one person, of many in two queries.</summary>
    private async Task CheckAllVisibleAsync(List<PersonId> people, CancellationToken ct)
    {
        var (db, wide) = (Db, Db.Wide);
        try
        {
            (db.Wide, db.DoorAsks) = (true, true);
            var seen = (await db.Set<Person>().Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
            if (await Library.AnyMember(unit, [.. people.Where(p => !seen.Contains(p))], ct)) throw new PurposeException($"'{TPurpose.Id}' may not write about somebody whom it may not see");
        }
        finally { (db.Wide, db.DoorAsks) = (wide, false); }
    }

    private static readonly Compiled<For<TPurpose>, PersonId, PersonId> Member = Compile((Rows rows, PersonId person) => rows.Set<Person>().Where(p => p.Id == person).Select(p => p.Id));

    /// <summary>Whether the purpose may see this person. Whoever has no membership (staff, somebody enrolling) has no conditions to look up.</summary>
    private async Task<bool> VisibleAsync(PersonId person, CancellationToken ct)
    {
        var (db, wide) = (Db, Db.Wide);
        try
        {
            (db.Wide, db.DoorAsks) = (true, true);
            return await Member.FirstAsync(db, person, ct) == person || !await Library.IsMember(unit, person, ct);
        }
        finally { (db.Wide, db.DoorAsks) = (wide, false); }
    }
}

/// <summary>Whether a table is about people, looked up once.</summary>
internal static class AboutPerson<T>
{
    public static readonly bool Marked = typeof(T).IsDefined(typeof(AboutPersonAttribute), false);
}
