using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>What a form's one-time key already did: the loan it made or closed, in the same transaction. A second submit gets that answer.</summary>
internal static class OneTimeKeys
{
    public static void Remember(this Things things, Guid key, LoanId loan, TimeProvider clock) =>
        things.Add(new FormKeyRow { Key = key, At = clock.GetUtcNow(), Answer = loan.Value.ToString("N") });

    public static async Task<LoanId?> LoanOf(this Things things, Guid key, CancellationToken ct) =>
        await things.Set<FormKeyRow>().Where(k => k.Key == key).Select(k => k.Answer).FirstOrDefaultAsync(ct) is { } answer && Guid.TryParseExact(answer, "N", out var loan)
            ? new LoanId(loan) : null;
}
