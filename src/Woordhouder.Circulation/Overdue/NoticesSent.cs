using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A message that went out about one loan, for the office.</summary>
/// <param name="Mark">"4821 S."; empty where somebody's data stand still.</param>
[MaskedLine]
internal sealed record NoticeLine(PersonId Person, string Mark, DateOnly DueOn, int Step, DateTimeOffset SentAt, bool ByMail);

/// <param name="Late">Open loans past their due date, claims and losses apart.</param>
/// <param name="LostUncharged">Counted as lost and nothing asked: of the young, for whom a human talks with the representative (D41).</param>
/// <param name="NoAddress">Messages of the last thirty days that reached nobody.</param>
internal sealed record LateCounts(int Late, int Lost, int LostUncharged, int Claimed, int NoAddress);

/// <summary>What the office sees of messages about loans: the newest ones, masked, and what stands open.</summary>
internal sealed class NoticesSent(For<Lending> data, IPatronMarks marks, Library library, TimeProvider clock)
{
    /// <summary>Lines that the office can search; what is older stands in each member's own file.</summary>
    public const int Most = 2000;
    private const int Lately = 30;

    [MaskedLine]
    private sealed record Row(PersonId Person, DateOnly DueOn, int Step, DateTimeOffset SentAt, bool ByMail);

    public async Task<IReadOnlyList<NoticeLine>> Newest(CancellationToken ct = default)
    {
        var rows = await data.Masked<LoanNotice>().OrderByDescending(n => n.SentAt).Take(Most).Select(n => new Row(n.PatronId, n.DueOn, n.Step, n.SentAt, n.ByMail)).ToListAsync(ct);
        var who = await marks.Of([.. rows.Select(r => r.Person)], ct);
        return [.. rows.Select(r => new NoticeLine(r.Person, who.GetValueOrDefault(r.Person)?.ToString() ?? "", r.DueOn, r.Step, r.SentAt, r.ByMail))];
    }

    public async Task<LateCounts> Counts(CancellationToken ct = default)
    {
        var (today, since) = (library.Today(clock), library.StartOf(library.Today(clock).AddDays(-Lately)));
        var (open, lost) = (data.Masked<Loan>().Where(l => l.ReturnedOn == null), data.Masked<Charge>().Where(c => c.Kind == Contracts.Circulation.ChargeKind.Lost));
        return new LateCounts(
            await open.CountAsync(l => l.Fate == LoanFate.None && l.DueOn < today, ct),
            await open.CountAsync(l => l.Fate == LoanFate.Lost, ct),
            await open.CountAsync(l => l.Fate == LoanFate.Lost && !lost.Any(c => c.LoanId == l.Id), ct),
            await open.CountAsync(l => l.Fate == LoanFate.ClaimedReturned, ct),
            await data.Masked<LoanNotice>().CountAsync(n => !n.ByMail && n.SentAt >= since, ct));
    }
}
