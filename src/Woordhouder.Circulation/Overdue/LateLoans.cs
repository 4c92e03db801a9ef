using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>A thing that its borrower says to have brought back. Who that is, stands nowhere in it: it is looked for on the shelf.</summary>
/// <param name="DueOn">Null: not known any more.</param>
[MaskedLine]
internal sealed record ClaimedLine(string Title, string Maker, string Barcode, string ShelfMark, string Branch, DateOnly? DueOn);

/// <summary>A loan that counts as lost and for which nothing is asked: somebody talks with the representative, or with the member.</summary>
/// <param name="Mark">"4821 S."; empty where somebody's data stand still.</param>
/// <param name="DueOn">Null: not known any more.</param>
[MaskedLine]
internal sealed record TalkLine(PersonId Person, string Mark, string MaterialType, DateOnly LentOn, DateOnly? DueOn);

/// <summary>What is late and needs a human, line by line: the counts of <see cref="NoticesSent"/>.</summary>
internal sealed class LateLoans(For<Lending> data, IPatronMarks marks, IItems items)
{
    /// <summary>Lines that the office can search; the longest late come first.</summary>
    public const int Most = 2000;

    [MaskedLine]
    private sealed record Row(PersonId? Person, ItemId? Item, string MaterialType, DateOnly LentOn, DateOnly? DueOn);

    public async Task<IReadOnlyList<ClaimedLine>> Claimed(CancellationToken ct = default)
    {
        var rows = await Rows(data.Masked<Loan>().Where(l => l.Fate == LoanFate.ClaimedReturned), ct);
        var facts = await items.Of([.. rows.Select(r => r.Item).OfType<ItemId>()], ct);
        return [.. from row in rows
                   let item = row.Item is { } id ? facts.GetValueOrDefault(id) : null
                   where item is not null
                   select new ClaimedLine(item.Title, item.Maker, item.Barcode, item.ShelfMark, item.Branch, row.DueOn)];
    }

    public async Task<IReadOnlyList<TalkLine>> ToTalkAbout(CancellationToken ct = default)
    {
        var lost = data.Masked<Charge>().Where(c => c.Kind == ChargeKind.Lost);
        var rows = await Rows(data.Masked<Loan>().Where(l => l.Fate == LoanFate.Lost && !lost.Any(c => c.LoanId == l.Id)), ct);
        var who = await marks.Of([.. rows.Select(r => r.Person).OfType<PersonId>()], ct);
        return [.. from row in rows where row.Person is not null select new TalkLine(row.Person!.Value, who.GetValueOrDefault(row.Person.Value)?.ToString() ?? "", row.MaterialType, row.LentOn, row.DueOn)];
    }

    private static Task<List<Row>> Rows(IQueryable<Loan> loans, CancellationToken ct) =>
        loans.Where(l => l.ReturnedOn == null).OrderBy(l => l.DueOn).ThenBy(l => l.Id).Take(Most).Select(l => new Row(l.PatronId, l.ItemId, l.MaterialType, l.LentOn, l.DueOn)).ToListAsync(ct);
}
