using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

internal sealed record NoteLine(Guid Id, string Words, DateOnly WrittenOn, DateOnly LastDay);

/// <summary>The notes that are shown today, at the desk while somebody borrows. Whose record is not open there has none.</summary>
internal sealed class ShowNotes(For<Lending> data, Library library, TimeProvider clock) : IPatronNotes
{
    public async Task<IReadOnlyList<string>> Of(PersonId person, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        return await data.Set<PatronNote>().Where(n => n.PersonId == person && n.LastDay >= today).OrderBy(n => n.WrittenOn).ThenBy(n => n.Id).Select(n => n.Words).ToListAsync(ct);
    }
}
