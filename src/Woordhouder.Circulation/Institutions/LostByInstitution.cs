using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A school says that something is lost: the loan is over and the catalogue counts the copy as missing. Nothing is charged by itself; the office agrees on it with the school.</summary>
internal sealed class LostByInstitution(For<Lending> data, InstitutionLoans loans, Library library, TimeProvider clock)
{
    public Task<Outcome<Nothing>> Do(InstitutionId institution, LoanId loan, CancellationToken ct = default) => data.Transact<Outcome<Nothing>>(async () =>
    {
        if ((await loans.Rows(institution, ct)).Find(l => l.Id == loan) is not { ItemId: { } item, TitleId: { } title }) return new Refusal("institution-loan-gone");
        var (today, now) = (library.Today(clock), clock.GetUtcNow());
        var ended = await data.Update(data.Facts<Loan>().Where(l => l.Id == loan && l.ReturnedOn == null), s => s.SetProperty(l => l.ReturnedOn, today).SetProperty(l => l.ReturnedAt, now).SetProperty(l => l.Version, l => l.Version + 1), ct);
        if (ended == 0) return new Refusal("institution-loan-gone");
        data.Publish(new ItemLost(item, title, StillLent: false));
        await data.Save(ct);
        return new Nothing();
    }, ct);
}
