using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>The item left: the catalogue shows it as lent, and counts it once more for weeding.</summary>
internal sealed class ShowAsLent(Things things, TitleItems items, Library library, TimeProvider clock) : IHandle<ItemCheckedOut>
{
    public async Task Handle(ItemCheckedOut happened, CancellationToken ct)
    {
        var day = library.Today(clock);
        await things.Update(things.Set<Item>().Where(i => i.Id == happened.Item),
            s => s.SetProperty(i => i.OnLoan, true).SetProperty(i => i.SetAside, false).SetProperty(i => i.TimesLent, i => i.TimesLent + 1).SetProperty(i => i.LastLentOn, day), ct);
        await items.Refresh(happened.Item, ct);
    }
}

/// <summary>The item is lost: the catalogue shows it as missing, with or without a loan that is still open.</summary>
internal sealed class ShowAsMissing(Things things, TitleItems items) : IHandle<ItemLost>
{
    public async Task Handle(ItemLost happened, CancellationToken ct)
    {
        await things.Update(things.Set<Item>().Where(i => i.Id == happened.Item), s => s.SetProperty(i => i.OnLoan, happened.StillLent).SetProperty(i => i.Status, ItemStatus.Missing), ct);
        await items.Refresh(happened.Item, ct);
    }
}

/// <summary>The item came back: the catalogue shows it as present, unless it waits for somebody or travels.</summary>
internal sealed class ShowAsPresent(Things things, TitleItems items) : IHandle<ItemCheckedIn>
{
    public async Task Handle(ItemCheckedIn happened, CancellationToken ct)
    {
        await things.Update(things.Set<Item>().Where(i => i.Id == happened.Item), s => s.SetProperty(i => i.OnLoan, false).SetProperty(i => i.SetAside, happened.SetAside), ct);
        await items.Refresh(happened.Item, ct);
    }
}
