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
/// Every night: of a guest who has nothing and owes nothing the last day is written down; who still has nothing a day later is erased, and the facts of the loans stay
/// without a person. The day between is for what a desk wrote on paper or a terminal kept without a connection. Each guest in a transaction of its own, so that
/// a night that was broken off goes on.
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
            if (held.Count > 0) await data.Update(data.Set<Guest>().Where(g => held.Contains(g.PersonId) && g.SettledOn != null), s => s.SetProperty(g => g.SettledOn, (DateOnly?)null), ct);
            if (settled.Count > 0) await data.Update(data.Set<Guest>().Where(g => settled.Contains(g.PersonId) && g.SettledOn == null), s => s.SetProperty(g => g.SettledOn, today.AddDays(-1)), ct);
            foreach (var guest in await data.Keys<Guest>().Where(g => g.SettledOn < today.AddDays(-1)).Select(g => g.PersonId).ToListAsync(ct))
                if (await Erase(guest, ct)) gone++;
        }
        return JobSaid.Write("guests", ("gone", gone));
    }

    private async Task<bool> Erase(PersonId guest, CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var data = scope.Get<For<Lending>>();
        return await data.Transact(async () =>
        {
            // Lent at this moment: the guest stays, and the next night looks again.
            if (!(await scope.Get<IErasePerson>().Erase(guest, ct)).Done) return false;
            data.Publish(new GuestGone(guest));
            await data.Save(ct);
            return true;
        }, ct);
    }
}
