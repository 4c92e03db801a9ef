using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>An institution borrows nothing more. Not while it still has something: then nobody would know whom to ask for it.</summary>
internal sealed class EndInstitution(For<Rights> rights, Things things, IInstitutions institutions, IInstitutionLoans loans, Library library, TimeProvider clock)
{
    public Task<Outcome<Nothing>> Do(InstitutionId institution, CancellationToken ct = default) => things.Transact<Outcome<Nothing>>(async () =>
    {
        if (!await institutions.Claim(institution, ct)) return new Refusal("institution-unknown");
        if (await loans.OpenOf(institution, ct) is > 0 and var open) return new Refusal("institution-has-loans", null, ("n", open));
        var today = library.Today(clock);
        await things.Update(things.Set<Institution>().Where(i => i.Id == institution), s => s.SetProperty(i => i.EndedOn, today), ct);
        await rights.EndContact(institution, today, ct);
        return new Nothing();
    }, ct);
}
