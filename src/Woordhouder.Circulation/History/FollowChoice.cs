using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>The member chose to keep or forget titles (D11): every loan, also a returned one that still has its title, follows. The sweep does the rest.</summary>
internal sealed class FollowChoice(For<Retention> data) : IHandle<ReadingHistoryChosen>
{
    public Task Handle(ReadingHistoryChosen happened, CancellationToken ct) =>
        data.Update(data.Set<Loan>().Where(l => l.PatronId == happened.Person && l.History != happened.Choice),
            s => s.SetProperty(l => l.History, happened.Choice).SetProperty(l => l.Version, l => l.Version + 1), ct);
}
