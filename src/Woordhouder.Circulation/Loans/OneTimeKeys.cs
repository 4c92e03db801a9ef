using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>What a form's one-time key already did: the loan it made or closed, in the same transaction. A second submit gets that answer.</summary>
internal static class OneTimeKeys
{
    private static readonly Compiled<Things, Guid, string?> AnswerOf = Things.Compile((Rows rows, Guid key) => rows.Set<FormKeyRow>().Where(k => k.Key == key).Select(k => k.Answer));

    /// <summary>Beside the loan, under its purpose: one write for both.</summary>
    public static void Remember(this For<Lending> data, Guid key, LoanId loan, TimeProvider clock) =>
        data.Add(new FormKeyRow { Key = key, At = clock.GetUtcNow(), Answer = loan.Value.ToString("N") });

    public static async Task<LoanId?> LoanOf(this Things things, Guid key, CancellationToken ct) =>
        await things.First(AnswerOf, key, ct) is { } answer && Guid.TryParseExact(answer, "N", out var loan) ? new LoanId(loan) : null;
}
