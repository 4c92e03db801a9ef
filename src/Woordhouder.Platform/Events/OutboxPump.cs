using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Events;

/// <summary>A handler as registered: which event, and how to call it in a scope.</summary>
/// <param name="Quick">Events that come in streams, from each scan: a few of them share a transaction.</param>
public sealed record EventHandlerInfo(string Event, string Handler, bool Quick, Func<IServiceProvider, string, CancellationToken, Task> Call);

/// <summary>
/// Delivers events to their handlers, in a transaction with the handler's inbox row, so that a second delivery does nothing. What fails among others is
/// delivered by itself; what fails by itself is tried again with growing pauses and ends as a dead letter after ten tries.
/// </summary>
public sealed class OutboxPump(LibraryScope here, LibraryScopes scopes, IEnumerable<EventHandlerInfo> handlers, TimeProvider clock, ILogger<OutboxPump> log) : IPump
{
    public const int MaxAttempts = 10;
    private const int Batch = 200;
    /// <summary>In one transaction: few enough that no desk waits noticeably for SQLite's gate.</summary>
    private const int Few = 20;

    public async Task<int> Turn(CancellationToken ct)
    {
        var library = here.Library;
        var now = clock.GetUtcNow();
        List<OutboxRow> due;
        await using (var scope = scopes.Open(library))
        {
            var db = scope.Get<Unit>().Across();
            db.Rule = PurposeRule.Own;
            due = await db.Set<OutboxRow>().AsNoTracking().Where(o => o.HandledAt == null && o.Attempts < MaxAttempts && o.NextAt <= now).OrderBy(o => o.NextAt).ThenBy(o => o.Id).Take(Batch).ToListAsync(ct);
        }
        for (var n = 0; n < due.Count;)
        {
            var few = due.Skip(n).Take(Few).TakeWhile(IsQuick).ToList();
            if (few.Count < 2 || !await Together(library, few, ct))
                foreach (var row in few.Count == 0 ? [due[n]] : few) await Deliver(library, row, ct);
            n += Math.Max(1, few.Count);
        }
        return due.Count;
    }

    private IEnumerable<EventHandlerInfo> HandlersOf(OutboxRow row) => handlers.Where(h => h.Event == row.Type);

    private InboxRow InboxOf(OutboxRow row, EventHandlerInfo handler) => new() { EventId = row.Id, Handler = handler.Handler, At = clock.GetUtcNow() };

    private bool IsQuick(OutboxRow row) => HandlersOf(row).All(h => h.Quick);

    /// <returns>False: one of them failed, or another node was there first, and nothing of it stays.</returns>
    private async Task<bool> Together(Library library, List<OutboxRow> rows, CancellationToken ct)
    {
        try
        {
            return await scopes.Across(library, async (db, services) =>
            {
                var now = clock.GetUtcNow();
                var calls = rows.SelectMany(row => HandlersOf(row).Select(handler => (row, handler))).ToList();
                var fresh = await BulkInsert.WriteAsync(db, [.. calls.Select(c => InboxOf(c.row, c.handler))], orIgnore: true, ct);
                if (fresh < calls.Count) throw new InvalidOperationException("delivered before");
                foreach (var (row, handler) in calls) await handler.Call(services, row.Payload, ct);
                var ids = rows.Select(r => r.Id).ToList();
                db.Rule = PurposeRule.Own;
                await Writes.UpdateAsync(db.Set<OutboxRow>().Where(o => ids.Contains(o.Id)), s => s.SetProperty(o => o.HandledAt, now).SetProperty(o => o.Failure, (string?)null), ct);
                return true;
            }, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug("events that did not go together are delivered one by one: {Error}", e.GetType().Name);
            return false;
        }
    }

    private async Task Deliver(Library library, OutboxRow row, CancellationToken ct)
    {
        string? failure = null;
        foreach (var handler in HandlersOf(row))
        {
            try
            {
                await scopes.Across(library, async (db, services) =>
                {
                    var first = await BulkInsert.ClaimAsync(db, InboxOf(row, handler), ct);
                    if (first) await handler.Call(services, row.Payload, ct);
                    return first;
                }, ct);
            }
            catch (PurposeOffException) { /* the statement leaves out what the handler is for: it has nothing to do */ }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                failure = e.GetType().Name;
                log.LogWarning("event {Event} was not handled by {Handler}: {Error}", row.Type, handler.Handler, failure);
            }
        }
        await scopes.Across(library, db =>
        {
            var sql = Sql.For(db);
            var now = clock.GetUtcNow();
            return failure is null
                ? db.Database.ExecuteSqlRawAsync("UPDATE outbox SET handled_at = {0}, failure = NULL WHERE id = {1}", [sql.Value(now), sql.Value(row.Id)], ct)
                : db.Database.ExecuteSqlRawAsync("UPDATE outbox SET attempts = attempts + 1, next_at = {0}, failure = {1} WHERE id = {2}",
                    [sql.Value(now + Pause(row.Attempts)), failure, sql.Value(row.Id)], ct);
        }, ct);
    }

    /// <summary>10 s, 20 s, 40 s … at most an hour.</summary>
    internal static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 10 * Math.Pow(2, attempts)));
}

public static class EventRegistration
{
    /// <summary>Lets a handler receive an event. The event's type name is its name in the outbox.</summary>
    /// <param name="quick">It takes a few statements, and may share its transaction with other events.</param>
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services, bool quick = false) where TEvent : IEvent where THandler : class, IHandle<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new EventHandlerInfo(typeof(TEvent).Name, typeof(THandler).Name, quick,
            (scope, payload, ct) => scope.GetRequiredService<THandler>().Handle(JsonSerializer.Deserialize<TEvent>(payload)!, ct)));
    }
}
