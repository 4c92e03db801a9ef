using System.Text.Json;
using Woordhouder.Contracts.Collection;

namespace Woordhouder.Collection;

/// <summary>What the office decides about a copy.</summary>
internal sealed record ItemValues(string Branch, string ShelfMark, ItemStatus Status, string PriceClass, DateOnly? AcquiredOn, DateOnly? WithdrawnOn, string? Note)
{
    public static ItemValues Of(Item item) => new(item.Branch, item.ShelfMark, item.Status, item.PriceClass, item.AcquiredOn, item.WithdrawnOn, item.Note);

    /// <summary>The copy as these values say, one version on.</summary>
    public void Onto(Item item)
    {
        (item.Branch, item.ShelfMark, item.Status, item.PriceClass) = (Branch, ShelfMark, Status, PriceClass);
        (item.AcquiredOn, item.WithdrawnOn, item.Note) = (AcquiredOn, WithdrawnOn, Note);
        item.Version++;
    }
}

/// <summary>A copy before a step in the history of its title; <paramref name="Version"/> is the one that the step made, by which an undo sees whether it changed since.</summary>
internal sealed record ItemStep(Guid Item, int Version, ItemValues Values)
{
    /// <summary>As <see cref="TitleChange.Before"/> keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    public static ItemStep? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<ItemStep>(text);

    /// <summary>The step of a copy that changes now: call it after the change.</summary>
    public static TitleChange Of(Item item, ItemValues before, ChangeKind kind, DateTimeOffset now, Guid? batch = null) =>
        new() { Id = Guid.CreateVersion7(now), TitleId = item.TitleId, At = now, Kind = kind, What = item.Barcode, Before = new ItemStep(item.Id.Value, item.Version, before).Write(), BatchId = batch };
}
