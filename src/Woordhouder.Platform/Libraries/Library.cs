using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>One library in this process: its settings, its word in force, its database and its write gate. Shared by all requests.</summary>
public sealed class Library
{
    private readonly PooledDbContextFactory<LibraryDb>? contexts;
    private readonly TimeZoneInfo zone;
    private readonly HashSet<PendingConsultation> recorded = [];
    private DateTimeOffset recordedHour;
    private volatile WordInForce? word;
    private Dictionary<string, PurposeRule> rules = [];

    internal Library(LibrarySettings settings, LibraryPlace place, IReadOnlyList<Complaint> refusals)
    {
        Settings = settings;
        Place = place;
        Refusals = refusals;
        zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
        Connections = new Connections(place.Database);
        Gate = place.Database.IsSqlite ? new WriteGate(Connections) : null;
        contexts = new PooledDbContextFactory<LibraryDb>(LibraryDatabase.Options(place.Database), poolSize: 128);
    }

    public LibrarySettings Settings { get; }
    public string Id => Settings.Id;
    internal LibraryPlace Place { get; }
    /// <summary>The library's folder: statement, settings, and its demo collection.</summary>
    public string Folder => Place.Folder;
    internal Connections Connections { get; }
    /// <summary>SQLite's queue of writers; null on PostgreSQL, which has its own.</summary>
    internal WriteGate? Gate { get; }
    /// <summary>Why this library does not run; empty while it does. A refused library answers 503, others go on.</summary>
    public IReadOnlyList<Complaint> Refusals { get; private set; }
    public bool Runs => Refusals.Count == 0 && word is not null;
    public bool IsDemo { get; internal set; }
    /// <summary>The key of keyed hashes: made with the database, kept in it.</summary>
    internal byte[] HashKey { get; set; } = [];

    /// <summary>The statement in force with its version number. Throws while the library is refused.</summary>
    public WordInForce Word => word ?? throw new InvalidOperationException("the library's statement is refused");

    internal void Refuse(IReadOnlyList<Complaint> complaints) => Refusals = complaints;

    internal void TakeEffect(WordInForce next)
    {
        rules = next.Running.Statement.Purposes.Values
            .Where(p => next.Running.PurposeRuns(p.Id))
            .ToDictionary(p => p.Id, p => new PurposeRule(p.Id, p.Basis, p.Categories, p.MinimumAge, next.Hash));
        word = next;
        Refusals = [];
    }

    internal PurposeRule? Rule(string purpose) => rules.GetValueOrDefault(purpose);
    public bool PurposeRuns(string purpose) => rules.ContainsKey(purpose);

    /// <summary>Days are decided in the library's time zone.</summary>
    public DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    public DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
    /// <summary>The instant at which a day begins here.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The instant of a time of the clock here, also on the two days on which the clock is set.</summary>
    public DateTimeOffset InstantOf(DateTime local)
    {
        var from = StartOf(DateOnly.FromDateTime(local)) + local.TimeOfDay;
        return from + (local - LocalTime(from));
    }

    internal LibraryDb CreateContext() => contexts!.CreateDbContext();

    internal ValueTask ReturnAsync(LibraryDb db)
    {
        // The pool hands this context out again: it must find its own way to the database then.
        db.Database.SetDbConnection(null);
        db.Database.SetConnectionString(Place.Database.ConnectionString);
        db.Rule = null;
        db.Opened = default;
        db.Wide = false;
        db.DoorAsks = false;
        return db.DisposeAsync();
    }

    /// <summary>Whether this is a member: has an anchor row, whatever the purpose may see.</summary>
    internal static Task<bool> IsMember(Unit unit, PersonId person, CancellationToken ct) => Asking(unit).AnyAsync(p => p.Id == person, ct);

    /// <summary>Whether one of these is a member.</summary>
    internal static async Task<bool> AnyMember(Unit unit, List<PersonId> people, CancellationToken ct) => people.Count > 0 && await Asking(unit).AnyAsync(p => people.Contains(p.Id), ct);

    private static DbSet<Person> Asking(Unit unit)
    {
        var db = unit.Across();
        db.DoorAsks = true;
        db.Wide = true;
        db.Rule = PurposeRule.Own;
        return db.Set<Person>();
    }

    // Lines of this hour that are certainly in the table: a desk scans the same patron many times. The table's unique index decides, this only saves a trip.
    internal bool Recorded(PendingConsultation line) { lock (recorded) return recorded.Contains(line); }

    internal void Remember(IReadOnlyList<PendingConsultation> lines)
    {
        if (lines.Count == 0) return;
        lock (recorded)
        {
            // A new hour begins a new list; so does a full one.
            if (recordedHour != lines[0].Hour || recorded.Count > 10_000) recorded.Clear();
            recordedHour = lines[0].Hour;
            recorded.UnionWith(lines);
        }
    }

    /// <summary>For whoever opened it. No IDisposable: the container would close the library with every scope that it is handed out in.</summary>
    public void Dispose()
    {
        Gate?.Dispose();
        Connections.Dispose();
    }
}

/// <summary>The statement that holds now: its number in this library's database, and what of it runs.</summary>
public sealed record WordInForce(int Number, string Hash, RunningWord Running, DateTimeOffset Since)
{
    public Statement Statement => Running.Statement;
}

/// <summary>Where a library lies: its folder, its data and its database.</summary>
internal sealed record LibraryPlace(string Folder, string Data, DatabasePlace Database);
