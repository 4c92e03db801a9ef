using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Data;

/// <summary>
/// One request or job on one library: one connection, one transaction, one context per purpose over it.
/// What the door has to write by itself (consultations, journal) goes into the same transaction as the business rows.
/// </summary>
public sealed class Unit : IAsyncDisposable
{
    private readonly Dictionary<string, LibraryDb> contexts = [];
    private readonly List<PendingConsultation> pending = [];
    /// <summary>For reading; on PostgreSQL for writing too.</summary>
    private DbConnection? own;
    private DbTransaction? transaction;

    internal Unit(Library library, Actor actor, TimeProvider clock)
    {
        Library = library;
        Actor = actor;
        Clock = clock;
    }

    internal Library Library { get; }
    public Actor Actor { get; }
    internal TimeProvider Clock { get; }
    internal PersonId? Opened { get; private set; }
    internal bool InTransaction => transaction is not null;

    internal LibraryDb Context(string purpose)
    {
        if (contexts.TryGetValue(purpose, out var known)) return known;
        var rule = Library.Rule(purpose) ?? throw new PurposeOffException(purpose);
        var db = Library.CreateContext();
        db.Rule = rule;
        db.Wide = Actor.Kind == ActorKind.Library || purpose == "sign-in";
        db.Today = Library.Today(Clock);
        db.Opened = Opened ?? Actor.For ?? default;
        Join(db);
        return contexts[purpose] = db;
    }

    /// <summary>A context that reads across purposes: for Platform and Privacy, never for a module.</summary>
    internal LibraryDb Across()
    {
        if (contexts.TryGetValue("", out var known)) return known;
        var db = Library.CreateContext();
        Join(db);
        return contexts[""] = db;
    }

    /// <summary>A context for tables about nobody: under a rule without categories, so that nothing about people can be read or written through it.</summary>
    internal LibraryDb OfThings()
    {
        if (contexts.TryGetValue("things", out var known)) return known;
        var db = Library.CreateContext();
        db.Rule = PurposeRule.Own;
        db.Wide = true;
        db.Today = Library.Today(Clock);
        Join(db);
        return contexts["things"] = db;
    }

    private void Join(LibraryDb db)
    {
        var connection = transaction?.Connection ?? (own ??= Library.Connections.Take());
        db.Database.SetDbConnection(connection, contextOwnsConnection: false);
        if (transaction is not null) db.Database.UseTransaction(transaction);
    }

    /// <summary>Shows the rows of one person to this request. The record of it is written with the next transaction, at the latest when the unit ends.</summary>
    internal void Open(PersonId person, string purpose)
    {
        if (Actor.Kind == ActorKind.Member && person != Actor.For && person != Actor.Person)
            throw new PurposeException("a member opens nobody but themselves and whom they act for");
        Opened = person;
        foreach (var db in contexts.Values) db.Opened = person;
        if (Actor is { Kind: ActorKind.Staff or ActorKind.Terminal, Person: { } looker } && looker != person)
        {
            var now = Clock.GetUtcNow();
            var line = new PendingConsultation(person, looker, purpose, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)), Actor.Terminal);
            if (!pending.Contains(line) && !Library.Recorded(line)) pending.Add(line);
        }
    }

    /// <summary>Runs work in the unit's transaction, behind the library's write gate. Nested calls join the outer transaction.</summary>
    public async Task<T> Transact<T>(Func<Task<T>> work, CancellationToken ct = default)
    {
        if (transaction is not null) return await work();
        if (contexts.Count == 0) Across();
        var result = Library.Gate is { } gate ? await gate.RunAsync(alone: Actor.Kind == ActorKind.Library, Within, ct) : await OfOwn();
        Library.Remember(pending);
        pending.Clear();
        return result;

        async Task<T> Within(DbTransaction shared)
        {
            Move(shared);
            try
            {
                var answer = await work();
                await Consultations.WriteAsync(contexts.Values.First(), pending, ct);
                return answer;
            }
            finally { Move(null); }
        }

        async Task<T> OfOwn()
        {
            var opened = own!.State != ConnectionState.Open;
            if (opened) await own.OpenAsync(ct);
            try
            {
                await using var begun = await own.BeginTransactionAsync(ct);
                var answer = await Within(begun);
                await begun.CommitAsync(ct);
                return answer;
            }
            finally { if (opened) await own.CloseAsync(); }
        }
    }

    /// <summary>One statement. PostgreSQL makes a transaction of it by itself, which saves the way there and back that a commit takes; SQLite writes behind its gate.</summary>
    public async Task<T> Once<T>(Func<Task<T>> work, CancellationToken ct = default) =>
        transaction is null && Library.Gate is null && pending.Count == 0 ? await work() : await Transact(work, ct);

    /// <summary>Every context of the unit goes over to the transaction's connection, and back to the unit's own.</summary>
    private void Move(DbTransaction? next)
    {
        if (next is null)
            foreach (var db in contexts.Values) db.Database.UseTransaction(null);
        transaction = next;
        foreach (var db in contexts.Values) Join(db);
    }

    /// <summary>Writes what is tracked under every purpose of this unit, in one transaction.</summary>
    internal Task<int> SaveAsync(CancellationToken ct) => Transact(async () =>
    {
        var rows = 0;
        foreach (var db in contexts.Values.ToList())
        {
            if (!db.ChangeTracker.HasChanges()) continue;
            Protection.Journal(db, Library, Clock.GetUtcNow());
            rows += await db.SaveChangesAsync(ct);
        }
        return rows;
    }, ct);

    /// <summary>Writes consultations that no transaction took along: before a page is rendered, and when the unit ends.</summary>
    public async Task FlushAsync(CancellationToken ct = default)
    {
        if (pending.Count > 0) await Transact(() => Task.FromResult(0), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await FlushAsync();
        foreach (var db in contexts.Values)
        {
            await db.Database.CloseConnectionAsync();
            await Library.ReturnAsync(db);
        }
        contexts.Clear();
        if (own is not null) await Library.Connections.GiveBackAsync(own);
        own = null;
    }
}
