using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>A restored backup knew a consent to keep titles that had been withdrawn since (D14): the choice follows, and lending after it.</summary>
internal sealed class ForgetAgain(For<Membership> data) : IHandle<ConsentWithdrawnAgain>
{
    public async Task Handle(ConsentWithdrawnAgain happened, CancellationToken ct)
    {
        if (happened.Purpose != ReadingHistory.Id) return;
        var preference = await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == happened.Person, ct);
        if (preference is null) return;
        (preference.ReadingHistory, preference.ReadingHistoryChosenAt) = (ReadingHistoryChoice.Forget, happened.At);
        data.Publish(new ReadingHistoryChosen(happened.Person, ReadingHistoryChoice.Forget));
        await data.Save(ct);
    }
}
