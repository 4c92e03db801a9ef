using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Loan">One of the loans of the title.</param>
internal sealed record ForgetTitleRequest(PersonId Person, LoanId Loan);

/// <summary>
/// The member has one title forgotten, at once: every returned loan of it is cleared as retention clears it (D11), and keeps the bare fact. What is still at
/// home keeps its title until it is back. The row says that it was forgotten by choice, so that it can be told from one that lost its title. Withdrawing a part of a consent asks for no confirmation, and cannot be undone: the link is nowhere any more.
/// </summary>
internal sealed class ForgetTitle(For<ReadingHistory> data)
{
    /// <returns>How many loans lost their title.</returns>
    public async Task<Outcome<int>> Do(ForgetTitleRequest request, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(request.Person, ct)) return new Refusal("history-not-kept");
        var returned = data.Set<Loan>().Where(l => l.PatronId == request.Person && l.ReturnedOn != null && l.ItemId != null);
        if (await returned.Where(l => l.Id == request.Loan).Select(l => new { l.TitleId }).FirstOrDefaultAsync(ct) is not { } loan) return new Refusal("title-forgotten-already");
        return await data.Update(returned.Where(l => l.Id == request.Loan || (l.TitleId != null && l.TitleId == loan.TitleId)),
            s => s.SetProperty(l => l.ItemId, l => null).SetProperty(l => l.TitleId, l => null).SetProperty(l => l.CheckedOutAt, l => null).SetProperty(l => l.ReturnedAt, l => null)
                .SetProperty(l => l.History, ReadingHistoryChoice.Forget).SetProperty(l => l.Version, l => l.Version + 1), ct);
    }
}
