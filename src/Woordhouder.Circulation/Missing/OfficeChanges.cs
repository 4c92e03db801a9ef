using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>The office took a copy out of use. When it lay ready or travelled, whoever it was set aside for waits again, at the old place, and it lies nowhere any more.</summary>
internal sealed class FreeTakenOut(For<Lending> data, Routing routing) : IHandle<ItemTakenOut>
{
    public async Task Handle(ItemTakenOut happened, CancellationToken ct)
    {
        if (!data.IsOn || !await routing.TakeBack(happened.Item, ct)) return;
        data.Publish(new ItemCheckedIn(happened.Item, happened.Title));
        await data.Save(ct);
    }
}

/// <summary>The office says that a missing copy is there: what was paid for it as lost goes back. While its loan is open, check-in does that.</summary>
internal sealed class RefundTurnedUp(For<Lending> data, Library library, TimeProvider clock) : IHandle<ItemTurnedUp>
{
    public async Task Handle(ItemTurnedUp happened, CancellationToken ct)
    {
        if (data.IsOn && !await data.Facts<Loan>().AnyAsync(l => l.ItemId == happened.Item && l.ReturnedOn == null, ct)) await data.RefundFound(happened.Item, library.Today(clock), ct);
    }
}
