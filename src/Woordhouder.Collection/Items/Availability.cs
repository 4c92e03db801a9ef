using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>The item left: the catalogue shows it as lent.</summary>
internal sealed class ShowAsLent(Things things) : IHandle<ItemCheckedOut>
{
    public Task Handle(ItemCheckedOut happened, CancellationToken ct) =>
        things.Update(things.Set<Item>().Where(i => i.Id == happened.Item), s => s.SetProperty(i => i.OnLoan, true), ct);
}

/// <summary>The item came back: the catalogue shows it as present.</summary>
internal sealed class ShowAsPresent(Things things) : IHandle<ItemCheckedIn>
{
    public Task Handle(ItemCheckedIn happened, CancellationToken ct) =>
        things.Update(things.Set<Item>().Where(i => i.Id == happened.Item), s => s.SetProperty(i => i.OnLoan, false), ct);
}
