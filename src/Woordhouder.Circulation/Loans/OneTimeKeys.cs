using System.Globalization;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>What a form's one-time key already did: the loan it made or closed, the thing it took back, how many it renewed, the hold it ended, that it paid. Written in the same transaction; a second submit gets that answer.</summary>
internal static class OneTimeKeys
{
    private const string Undone = "undone", Renewed = "renewed", Cancelled = "cancelled", Paid = "paid";
    private static readonly Compiled<Things, Guid, string?> AnswerOf = Things.Compile((Rows rows, Guid key) => rows.Set<FormKeyRow>().Where(k => k.Key == key).Select(k => k.Answer));

    /// <summary>Beside the loan, under its purpose: one write for both.</summary>
    public static void Remember(this For<Lending> data, Guid key, LoanId loan, TimeProvider clock) => data.Remember(key, loan.Value.ToString("N"), clock);

    /// <summary>The thing stands as before the act that was undone.</summary>
    public static void RememberUndone(this For<Lending> data, Guid key, ItemId item, TimeProvider clock) => data.Remember(key, $"{Undone} {item.Value:N}", clock);

    public static void RememberRenewed(this For<Lending> data, Guid key, int renewed, int not, TimeProvider clock) =>
        data.Remember(key, string.Create(CultureInfo.InvariantCulture, $"{Renewed} {renewed} {not}"), clock);

    /// <summary>One loan, which is known again by it.</summary>
    public static void RememberRenewed(this For<Lending> data, Guid key, LoanId loan, TimeProvider clock) => data.Remember(key, $"{Renewed} 1 0 {loan.Value:N}", clock);

    public static void RememberCancelled(this For<Lending> data, Guid key, HoldId hold, TimeProvider clock) => data.Remember(key, $"{Cancelled} {hold.Value:N}", clock);

    public static void RememberPaid(this For<Lending> data, Guid key, TimeProvider clock) => data.Remember(key, Paid, clock);

    public static async Task<bool> PaidBy(this Things things, Guid key, CancellationToken ct) => await things.Told(key, ct) is [Paid];

    public static async Task<LoanId?> LoanOf(this Things things, Guid key, CancellationToken ct) =>
        await things.First(AnswerOf, key, ct) is { } answer && Guid.TryParseExact(answer, "N", out var loan) ? new LoanId(loan) : null;

    /// <summary>What this key put back; null when it undid nothing.</summary>
    public static async Task<ItemFacts?> UndoneBy(this Things things, Guid? key, IItems items, CancellationToken ct) =>
        await things.Told(key, ct) is [Undone, var id] && Guid.TryParseExact(id, "N", out var item) ? (await items.Of([new ItemId(item)], ct)).GetValueOrDefault(new ItemId(item)) : null;

    /// <summary>The last word when nothing is left to undo: the same submit may have been a moment earlier, and else it is too late.</summary>
    public static async Task<Outcome<ItemFacts>> UndoneOrTooLate(this Things things, Guid? key, IItems items, CancellationToken ct) =>
        await things.UndoneBy(key, items, ct) is { } first ? first : new Refusal("undo-too-late");

    /// <summary>How many this key renewed, and how many not; null when it renewed nothing.</summary>
    public static async Task<(int Renewed, int Not)?> RenewedBy(this Things things, Guid? key, CancellationToken ct) =>
        await things.Told(key, ct) is [Renewed, var done, var not, ..] ? (int.Parse(done, CultureInfo.InvariantCulture), int.Parse(not, CultureInfo.InvariantCulture)) : null;

    /// <summary>The one loan that this key renewed; null when it renewed none, or all.</summary>
    public static async Task<LoanId?> LoanRenewedBy(this Things things, Guid key, CancellationToken ct) =>
        await things.Told(key, ct) is [Renewed, _, _, var id] && Guid.TryParseExact(id, "N", out var loan) ? new LoanId(loan) : null;

    /// <summary>The hold that this key ended; null when it ended none.</summary>
    public static async Task<HoldId?> CancelledBy(this Things things, Guid key, CancellationToken ct) =>
        await things.Told(key, ct) is [Cancelled, var id] && Guid.TryParseExact(id, "N", out var hold) ? new HoldId(hold) : null;

    private static async Task<string[]?> Told(this Things things, Guid? key, CancellationToken ct) =>
        key is { } used && await things.First(AnswerOf, used, ct) is { } answer ? answer.Split(' ') : null;

    private static void Remember(this For<Lending> data, Guid key, string answer, TimeProvider clock) => data.Add(new FormKeyRow { Key = key, At = clock.GetUtcNow(), Answer = answer });
}
