using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>Borrowing is use of the library: who did so does not end after 36 months (D10). Under retention, so that a restriction ends nobody's membership unseen.</summary>
internal sealed class BorrowersUse(For<Retention> data) : IUseOfLibrary
{
    public async Task<IReadOnlySet<PersonId>> UsedSince(IReadOnlyCollection<PersonId> people, DateOnly since, CancellationToken ct = default) =>
        (await data.Keys<Borrower>().Where(b => people.Contains(b.PatronId) && b.LastUsedOn >= since).Select(b => b.PatronId).ToListAsync(ct)).ToHashSet();
}
