using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>The library keeps no reading histories any more (D45): who chose to keep has no choice on record again, and titles go as for everybody.</summary>
internal sealed class ReadingHistoryEnds(For<Membership> data) : IEndWithPurpose
{
    public string Purpose => ReadingHistory.Id;

    public async Task End(PersonId person, CancellationToken ct = default)
    {
        if (await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == person, ct) is not { ReadingHistory: ReadingHistoryChoice.Keep } preference) return;
        (preference.ReadingHistory, preference.ReadingHistoryChosenAt) = (ReadingHistoryChoice.Undecided, null);
        data.Publish(new ReadingHistoryChosen(person, ReadingHistoryChoice.Undecided));
    }
}
