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
public sealed record EventHandlerInfo(string Event, string Handler, Func<IServiceProvider, string, CancellationToken, Task> Call);

/// <summary>
/// Delivers events to their handlers: each handler in its own transaction, together with its inbox row, so that a second delivery does nothing.
/// What fails is tried again with growing pauses and ends as a dead letter after ten tries.
/// </summary>
public sealed class OutboxPump(LibraryScope here, LibraryScopes scopes, IEnumerable<EventHandlerInfo> handlers, TimeProvider clock, ILogger<OutboxPump> log) : IPump
{
    public const int MaxAttempts = 10;
    private const int Batch = 200;

    public async Task<int> Turn(CancellationToken ct)
    {
        var library = here.Library;
        var now = clock.GetUtcNow();
        List<OutboxRow> due;
        await using (var scope = scopes.Open(library))
        {
            var db = scope.Get<Unit>().Across();
            db.Rule = PurposeRule.Own;
            due = await db.Set<OutboxRow>().AsNoTracking().Where(o => o.HandledAt == null && o.Attempts < MaxAttempts && o.NextAt <= now).OrderBy(o => o.NextAt).Take(Batch).ToListAsync(ct);
        }
        foreach (var row in due) await Deliver(library, row, ct);
        return due.Count;
    }

    private async Task Deliver(Library library, OutboxRow row, CancellationToken ct)
    {
        string? failure = null;
        foreach (var handler in handlers.Where(h => h.Event == row.Type))
        {
            try
            {
                await using var scope = scopes.Open(library);
                var unit = scope.Get<Unit>();
                var db = unit.Across();
                await unit.Transact(async () =>
                {
                    var sql = Sql.For(db);
                    var first = await db.Database.ExecuteSqlRawAsync("INSERT INTO inbox (event_id, handler, at) VALUES ({0}, {1}, {2}) ON CONFLICT DO NOTHING",
                        [sql.Value(row.Id), handler.Handler, sql.Value(clock.GetUtcNow())], ct);
                    if (first == 1) await handler.Call(scope.Services, row.Payload, ct);
                    return 0;
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
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services) where TEvent : IEvent where THandler : class, IHandle<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new EventHandlerInfo(typeof(TEvent).Name, typeof(THandler).Name,
            (scope, payload, ct) => scope.GetRequiredService<THandler>().Handle(JsonSerializer.Deserialize<TEvent>(payload)!, ct)));
    }
}
