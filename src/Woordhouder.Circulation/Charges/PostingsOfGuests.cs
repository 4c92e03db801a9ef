using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Events;

namespace Woordhouder.Circulation;

/// <summary>Of what a guest paid the posting stays (D12): amount, kind and days. Which loan and copy it was about and the words of staff go with the guest, so nothing found later can be refunded to nobody.</summary>
internal sealed class PostingsOfGuests(For<Lending> data) : IHandle<GuestGone>
{
    public Task Handle(GuestGone happened, CancellationToken ct) => data.Update(data.Set<Charge>().Where(c => c.PatronId == happened.Guest), s => s
        .SetProperty(c => c.LoanId, (Contracts.Circulation.LoanId?)null).SetProperty(c => c.ItemId, (Contracts.Collection.ItemId?)null)
        .SetProperty(c => c.What, (string?)null).SetProperty(c => c.Because, (string?)null).SetProperty(c => c.Version, c => c.Version + 1), ct);
}
