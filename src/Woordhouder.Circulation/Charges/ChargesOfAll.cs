using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>A charge in the office's list.</summary>
/// <param name="Mark">"4821 S."; empty where somebody's data stand still.</param>
[MaskedLine]
internal sealed record ChargeLine(PersonId Person, string Mark, ChargeKind Kind, Money Amount, DateOnly MadeOn, string MaterialType, ChargeState State);

/// <summary>The newest charges of everybody, masked, and what each state adds up to.</summary>
internal sealed class ChargesOfAll(For<Lending> data, IPatronMarks marks)
{
    /// <summary>Lines that the office can search.</summary>
    public const int Most = 2000;

    [MaskedLine]
    private sealed record Row(PersonId Person, ChargeKind Kind, long Cents, DateOnly MadeOn, string MaterialType, ChargeState State);

    /// <param name="state">Null: every state.</param>
    public async Task<IReadOnlyList<ChargeLine>> Newest(ChargeState? state, CancellationToken ct = default)
    {
        var rows = await data.Masked<Charge>().Where(c => state == null || c.State == state).OrderByDescending(c => c.MadeOn).ThenBy(c => c.Id).Take(Most)
            .Select(c => new Row(c.PatronId, c.Kind, c.Cents, c.MadeOn, c.MaterialType, c.State)).ToListAsync(ct);
        var who = await marks.Of([.. rows.Select(r => r.Person)], ct);
        return [.. rows.Select(r => new ChargeLine(r.Person, who.GetValueOrDefault(r.Person)?.ToString() ?? "", r.Kind, new Money(r.Cents), r.MadeOn, r.MaterialType, r.State))];
    }

    /// <summary>How many there are, and their sum.</summary>
    public async Task<(int Count, Money Sum)> In(ChargeState state, CancellationToken ct = default)
    {
        var charges = data.Masked<Charge>().Where(c => c.State == state);
        return (await charges.CountAsync(ct), new Money(await charges.SumAsync(c => c.Cents, ct)));
    }
}
