using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// Every night: of a guest who has nothing and owes nothing the name and the card number go, and the facts of the loans stay without a person. First the day is
/// written down, which is what the sweep and the evidence read; then the guest is erased, each in a transaction of its own, so that a night that was broken off goes on.
/// </summary>
internal sealed class LetGuestsGo(For<Lending> data, IEnumerable<IMayNotEndYet> holds, LibraryScopes scopes, Library library) : IDailyJob
{
    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var gone = 0;
        if (data.IsOn)
        {
            var guests = await data.Keys<Guest>().Where(g => g.Since < today).Select(g => g.PersonId).ToListAsync(ct);
            var held = new HashSet<PersonId>();
            foreach (var hold in holds) held.UnionWith(await hold.Held(guests, ct));
            var settled = guests.Where(g => !held.Contains(g)).ToList();
            if (settled.Count > 0) await data.Update(data.Set<Guest>().Where(g => settled.Contains(g.PersonId) && g.SettledOn == null), s => s.SetProperty(g => g.SettledOn, today.AddDays(-1)), ct);
            foreach (var guest in settled)
            {
                await using var scope = scopes.Open(library);
                if ((await scope.Get<IErasePerson>().Erase(guest, ct)).Done) gone++;
            }
        }
        return JobSaid.Write("guests", ("gone", gone));
    }
}
