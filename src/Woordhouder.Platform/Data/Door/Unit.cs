using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
    private DbConnection? connection;
    private IDbContextTransaction? transaction;

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
        if (connection is null)
        {
            connection = db.Database.GetDbConnection();
            // Opened once for the unit: on SQLite every opening costs its session settings.
            if (Library.Place.Database.IsSqlite) db.Database.OpenConnection();
        }
        else db.Database.SetDbConnection(connection, contextOwnsConnection: false);
        if (transaction is not null) db.Database.UseTransaction(transaction.GetDbTransaction());
    }

    /// <summary>Shows the rows of one person to this request. The record of it is written with the next transaction, at the latest when the unit ends.</summary>
    internal void Open(PersonId person, string purpose)
    {
        if (Actor.Kind == ActorKind.Member && person != Actor.For && person != Actor.Person)
            throw new PurposeException("a member opens nobody but themselves and whom they act for");
        Opened = person;
        foreach (var db in contexts.Values) db.Opened = person;
        if (Actor is { Kind: ActorKind.Staff, Person: { } staff } && staff != person)
        {
            var now = Clock.GetUtcNow();
            var line = new PendingConsultation(person, staff, purpose, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)));
            if (!pending.Contains(line) && !Library.Recorded(line)) pending.Add(line);
        }
    }

    /// <summary>Runs work in the unit's transaction, behind the library's write gate. Nested calls join the outer transaction.</summary>
    public async Task<T> Transact<T>(Func<Task<T>> work, CancellationToken ct = default)
    {
        if (transaction is not null) return await work();
        await using var turn = await Library.Gate.EnterAsync(ct);
        var lead = contexts.Count > 0 ? contexts.Values.First() : Across();
        transaction = await lead.Database.BeginTransactionAsync(ct);
        try
        {
            foreach (var db in contexts.Values)
                if (db != lead) await db.Database.UseTransactionAsync(transaction.GetDbTransaction(), ct);
            var result = await work();
            await Consultations.WriteAsync(lead, pending, ct);
            await transaction.CommitAsync(ct);
            Library.Remember(pending);
            pending.Clear();
            return result;
        }
        finally
        {
            var ended = transaction;
            transaction = null;
            await ended.DisposeAsync();
            foreach (var db in contexts.Values)
                if (db != lead) await db.Database.UseTransactionAsync(null, ct);
        }
    }

    /// <summary>Writes what is tracked under every purpose of this unit, in one transaction.</summary>
    internal Task<int> SaveAsync(CancellationToken ct) => Transact(async () =>
    {
        var rows = 0;
        foreach (var db in contexts.Values.ToList()) {
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
        var owner = contexts.Values.FirstOrDefault();
        foreach (var db in contexts.Values)
        {
            if (db == owner) continue;
            await db.Database.CloseConnectionAsync();
            // The pool hands this context out again: it must find its own way to the database then.
            db.Database.SetDbConnection(null);
            db.Database.SetConnectionString(Library.Place.Database.ConnectionString);
            await Library.ReturnAsync(db);
        }
        if (owner is not null)
        {
            await owner.Database.CloseConnectionAsync();
            await Library.ReturnAsync(owner);
        }
        contexts.Clear();
    }
}
