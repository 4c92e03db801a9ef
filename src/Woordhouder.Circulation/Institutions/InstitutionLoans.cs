using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>A loan that belongs to no person.</summary>
[MaskedLine]
internal sealed record InstitutionLoan(LoanId Id, InstitutionId? Institution, ItemId? ItemId, TitleId? TitleId, string MaterialType, string Branch, DateOnly? DueOn, int Renewals, int Version);

/// <param name="DaysLate">0 while it is not late.</param>
internal sealed record InstitutionLoanShown(InstitutionLoan Loan, string Title, string Maker, string Barcode, DateOnly DueOn, int DaysLate);

/// <summary>What institutions have.</summary>
internal sealed class InstitutionLoans(For<Lending> data, IItems items, Library library, TimeProvider clock) : IInstitutionLoans
{
    public Task<int> OpenOf(InstitutionId institution, CancellationToken ct = default) => data.IsOn
        ? data.Facts<Loan>().CountAsync(l => l.InstitutionId == institution && l.ReturnedOn == null, ct) : Task.FromResult(0);

    public Task<List<InstitutionLoan>> Rows(InstitutionId institution, CancellationToken ct) => Rows(data.Masked<Loan>().Where(l => l.InstitutionId == institution), ct);

    /// <summary>Of all institutions, due on a day or before it.</summary>
    public Task<List<InstitutionLoan>> DueBy(DateOnly day, CancellationToken ct) => Rows(data.Masked<Loan>().Where(l => l.InstitutionId != null && l.DueOn <= day), ct);

    /// <summary>Late first, then by due date.</summary>
    public async Task<IReadOnlyList<InstitutionLoanShown>> Of(InstitutionId institution, CancellationToken ct = default) => await Shown(await Rows(institution, ct), ct);

    public async Task<IReadOnlyList<InstitutionLoanShown>> Shown(IReadOnlyList<InstitutionLoan> loans, CancellationToken ct)
    {
        var (today, facts) = (library.Today(clock), await items.Of([.. loans.Select(l => l.ItemId).OfType<ItemId>()], ct));
        return [.. loans.Select(l => (Loan: l, Item: l.ItemId is { } id ? facts.GetValueOrDefault(id) : null, Due: l.DueOn ?? today))
            .Select(l => new InstitutionLoanShown(l.Loan, l.Item?.Title ?? "", l.Item?.Maker ?? "", l.Item?.Barcode ?? "", l.Due, Math.Max(0, today.DayNumber - l.Due.DayNumber)))
            .OrderBy(l => l.DueOn).ThenBy(l => l.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How many each has, and how many of them are late.</summary>
    public async Task<IReadOnlyDictionary<InstitutionId, (int Open, int Late)>> Counts(CancellationToken ct = default)
    {
        var today = library.Today(clock);
        return (await Rows(data.Masked<Loan>().Where(l => l.InstitutionId != null), ct)).GroupBy(l => l.Institution!.Value).ToDictionary(g => g.Key, g => (g.Count(), g.Count(l => l.DueOn < today)));
    }

    private static Task<List<InstitutionLoan>> Rows(IQueryable<Loan> loans, CancellationToken ct) => loans.Where(l => l.ReturnedOn == null)
        .Select(l => new InstitutionLoan(l.Id, l.InstitutionId, l.ItemId, l.TitleId, l.MaterialType, l.Branch, l.DueOn, l.Renewals, l.Version)).ToListAsync(ct);
}
