namespace Woordhouder.Contracts;

/// <summary>
/// Something that happened in one module and that others may want to know later, through the outbox, at least once.
/// Holds ids, enums, numbers and dates; never a text about a person (a test reads the properties).
/// </summary>
public interface IEvent;

/// <summary>Handles an event in its own transaction; may be called twice and must not mind (the inbox drops the second call).</summary>
public interface IHandle<in TEvent> where TEvent : IEvent
{
    Task Handle(TEvent happened, CancellationToken ct);
}
