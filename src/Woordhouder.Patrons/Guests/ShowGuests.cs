using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>A guest in a list: the first letter and the last figures of the card.</summary>
[MaskedLine]
internal sealed record GuestLine(PersonId Person, string FirstLetter, string CardLastFour, DateOnly Since);

/// <summary>The guests who have something or owe something, newest first.</summary>
internal sealed class ShowGuests(For<Lending> data)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<GuestLine>> Do(CancellationToken ct = default) => await data.Masked<Guest>().OrderByDescending(g => g.Since).ThenBy(g => g.PersonId).Take(Most)
        .Select(g => new GuestLine(g.PersonId, g.Name.Substring(0, 1), g.CardNumber.Substring(10, 4), g.Since)).ToListAsync(ct);
}
