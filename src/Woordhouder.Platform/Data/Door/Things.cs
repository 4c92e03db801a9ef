using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Woordhouder.Contracts;
using Woordhouder.Kernel;

namespace Woordhouder.Platform.Data;

/// <summary>
/// The door to rows about nobody: titles, items, form keys. A table about people is refused here, whatever the caller's reason:
/// those are reached through <see cref="For{TPurpose}"/> only. Writes join the unit's transaction like all others.
/// </summary>
public sealed class Things(Unit unit)
{
    private LibraryDb Db => field ??= unit.OfThings();

    /// <summary>Rows, for reading.</summary>
    public IQueryable<T> Set<T>() where T : class => Plain<T>();

    /// <summary>The same rows, tracked, to be changed and saved.</summary>
    public IQueryable<T> Track<T>() where T : class => Plain<T>().AsTracking();

    /// <summary>Writes down a query of a hot use case, to be translated once.</summary>
    public static Compiled<Things, TArgument, TRow> Compile<TArgument, TRow>(Expression<Func<Rows, TArgument, IQueryable<TRow>>> query) => Compiled<Things, TArgument, TRow>.OfOne(query);

    /// <summary>The first row of a compiled query; null when there is none.</summary>
    public Task<TRow?> First<TArgument, TRow>(Compiled<Things, TArgument, TRow> query, TArgument argument, CancellationToken ct = default) => query.FirstAsync(Db, argument, ct);

    /// <summary>All rows of a compiled query.</summary>
    public Task<List<TRow>> List<TArgument, TRow>(Compiled<Things, TArgument, TRow> query, TArgument argument, CancellationToken ct = default) => query.ListAsync(Db, argument, ct);

    private IQueryable<T> Plain<T>() where T : class
    {
        Refuse<T>();
        return Db.Set<T>().AsQueryable().IgnoreAutoIncludes();
    }

    public void Add<T>(T row) where T : class
    {
        Refuse<T>();
        Db.Add(row);
    }

    public void AddRange<T>(IEnumerable<T> rows) where T : class
    {
        Refuse<T>();
        Db.AddRange(rows);
    }

    /// <summary>Lets go of everything tracked here, written or not: between the batches of long work, and after a conflict.</summary>
    public void Forget() => Db.ChangeTracker.Clear();

    /// <summary>One UPDATE over the rows that the query sees, at once, in the unit's transaction.</summary>
    public Task<int> Update<T>(IQueryable<T> rows, Action<UpdateSettersBuilder<T>> set, CancellationToken ct = default) where T : class =>
        unit.Once(() => Writes.UpdateAsync(rows, set, ct), ct);

    /// <summary>One DELETE over the rows that the query sees, at once, in the unit's transaction.</summary>
    public Task<int> Delete<T>(IQueryable<T> rows, CancellationToken ct = default) where T : class => unit.Once(() => Writes.DeleteAsync(rows, ct), ct);

    /// <summary>An event for other modules, in the same transaction (outbox). Ids and facts only.</summary>
    public void Publish<TEvent>(TEvent happened) where TEvent : IEvent
    {
        var now = unit.Clock.GetUtcNow();
        Db.Add(new OutboxRow { Id = Guid.CreateVersion7(now), At = now, NextAt = now, Type = typeof(TEvent).Name, Payload = JsonSerializer.Serialize(happened) });
    }

    /// <summary>Writes everything of this unit, under every purpose, in one transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed a row meanwhile.</exception>
    public Task<int> Save(CancellationToken ct = default) => unit.SaveAsync(ct);

    /// <summary>Many new rows at once, in the unit's transaction and at once, past the change tracker: for imports.</summary>
    /// <param name="orIgnore">A row that is already there stays as it is.</param>
    public Task Insert<T>(IReadOnlyCollection<T> rows, bool orIgnore = false, CancellationToken ct = default) where T : class
    {
        Refuse<T>();
        var db = Db;
        return unit.Transact(async () => { await BulkInsert.WriteAsync(db, rows, orIgnore, ct); return rows.Count; }, ct);
    }

    /// <summary>Writes one new row unless one with its key is there already: the database decides who is first.</summary>
    /// <returns>Whether this was the first.</returns>
    public Task<bool> Claim<T>(T row, CancellationToken ct = default) where T : class
    {
        Refuse<T>();
        var db = Db;
        return unit.Once(() => BulkInsert.ClaimAsync(db, row, ct), ct);
    }

    /// <summary>Rows of the full-text index that a query finds; joined with the rows that they are about.</summary>
    public IQueryable<TextHit> Hits(TextQuery query) => Db.FullText(query.Render(Db.Database.IsSqlite()));

    /// <summary>Puts rows into the full-text index, over what it held of them, in the unit's transaction.</summary>
    public Task Index(IReadOnlyCollection<TextEntry> entries, CancellationToken ct = default)
    {
        var db = Db;
        return unit.Transact(async () => { await TextIndex.PutAsync(db, entries, ct); return entries.Count; }, ct);
    }

    /// <summary>So many numbers that nobody had before, the first one given: of a counter that lives in the database, in the unit's transaction.</summary>
    public Task<long> Numbers(string counter, int count, CancellationToken ct = default)
    {
        var db = Db;
        return unit.Transact(() => Counters.TakeAsync(db, counter, count, ct), ct);
    }

    /// <summary>Several steps in one transaction behind the write gate: reads belong before it.</summary>
    public Task<TResult> Transact<TResult>(Func<Task<TResult>> work, CancellationToken ct = default) => unit.Transact(work, ct);

    /// <summary>The guard refuses such a query too; this names the mistake where it is made.</summary>
    private static void Refuse<T>()
    {
        if (AboutPerson<T>.Marked)
            throw new PurposeException($"{typeof(T).Name} is about people: reach it through For<TPurpose>");
    }
}
