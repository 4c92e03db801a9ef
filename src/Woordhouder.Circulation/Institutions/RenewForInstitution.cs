using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Renews from today everything that an institution has and that can be renewed. Pressed twice, the second time gains nothing and changes nothing.</summary>
internal sealed class RenewForInstitution(For<Lending> data, IInstitutions institutions, InstitutionLoans loans, Contracts.Collection.IItems items, HoldQueue queue, OpeningDays opening, Library library, TimeProvider clock)
{
    /// <returns>How many were renewed and how many not.</returns>
    public async Task<Outcome<(int Renewed, int Not)>> Do(InstitutionId id, string branch, CancellationToken ct = default)
    {
        if (await institutions.Of(id, ct) is not { Ended: false } institution) return new Refusal("institution-ended");
        var (open, today, calendar) = (await loans.Rows(id, ct), library.Today(clock), await opening.Now(ct));
        var wanted = await queue.Wanted([.. open.Where(l => l is { ItemId: not null, TitleId: not null }).Select(l => (l.ItemId!.Value, l.TitleId!.Value))], items, ct);
        var renewed = await data.Transact(async () =>
        {
            var done = 0;
            foreach (var loan in open)
            {
                var rule = library.Settings.Loans.RuleFor(institution.Subscription, loan.MaterialType, loan.Branch);
                var due = calendar.Due(rule, loan.Branch, today);
                if (loan.Renewals >= rule.Renewals || (loan.ItemId is { } copy && wanted.Contains(copy)) || due.On <= loan.DueOn) continue;
                // Whoever took it back or renewed it meanwhile was first.
                done += await data.Update(data.Facts<Loan>().Where(l => l.Id == loan.Id && l.Version == loan.Version && l.ReturnedOn == null), s => s.SetProperty(l => l.DueOn, due.On).SetProperty(l => l.DueMoves, due.Moves)
                    .SetProperty(l => l.CountedFrom, today).SetProperty(l => l.LoanDays, rule.Days).SetProperty(l => l.Renewals, l => l.Renewals + 1).SetProperty(l => l.Version, l => l.Version + 1), ct);
            }
            if (done > 0) data.Count(branch, DeskActKind.Renewal, done, clock);
            await data.Save(ct);
            return done;
        }, ct);
        return (renewed, open.Count - renewed);
    }
}
