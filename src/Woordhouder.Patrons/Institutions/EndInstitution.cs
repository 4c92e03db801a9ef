using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>An institution borrows nothing more. Not while it still has something: then nobody would know whom to ask for it.</summary>
internal sealed class EndInstitution(For<Contracts.Institutions> data, Things things, IInstitutionLoans loans, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(InstitutionId institution, CancellationToken ct = default)
    {
        if (await loans.OpenOf(institution, ct) is > 0 and var open) return new Refusal("institution-has-loans", null, ("n", open));
        var today = library.Today(clock);
        var ended = await data.Transact(async () =>
        {
            var done = await things.Update(things.Set<Institution>().Where(i => i.Id == institution && i.EndedOn == null), s => s.SetProperty(i => i.EndedOn, today).SetProperty(i => i.Version, i => i.Version + 1), ct);
            if (done > 0) await data.Update(data.Keys<InstitutionContact>().Where(c => c.InstitutionId == institution && c.EndedOn == null), s => s.SetProperty(c => c.EndedOn, today), ct);
            return done;
        }, ct);
        return ended > 0 ? new Nothing() : new Refusal("institution-unknown");
    }
}
