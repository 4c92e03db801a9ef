using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

internal sealed record ReadTitle(DateOnly LentOn, DateOnly ReturnedOn, string Title, string Maker, TitleId? TitleId, string MaterialType);

/// <param name="Total">Titles kept in all; a page shows 25.</param>
internal sealed record KeptTitles(IReadOnlyList<ReadTitle> Titles, int Total, int Page);

/// <summary>The titles that a member chose to keep. Null: no consent, so there is nothing to show and nothing is read.</summary>
internal sealed class ShowHistory(For<ReadingHistory> data, IItems items)
{
    public const int PageSize = 25;

    public async Task<KeptTitles?> Do(PersonId person, int page, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(person, ct)) return null;
        var kept = data.Set<Loan>().Where(l => l.PatronId == person && l.ReturnedOn != null && l.ItemId != null);
        var total = await kept.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await kept.OrderByDescending(l => l.LentOn).ThenByDescending(l => l.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(l => new { l.LentOn, l.ReturnedOn, l.ItemId, l.MaterialType }).ToListAsync(ct);
        var facts = await items.Of([.. rows.Select(r => r.ItemId).OfType<ItemId>()], ct);
        return new KeptTitles([.. rows.Select(r =>
        {
            var item = r.ItemId is { } id ? facts.GetValueOrDefault(id) : null;
            return new ReadTitle(r.LentOn, r.ReturnedOn!.Value, item?.Title ?? "", item?.Maker ?? "", item?.TitleId, r.MaterialType);
        })], total, page);
    }
}
