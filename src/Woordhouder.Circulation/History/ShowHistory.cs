using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <param name="Words">In title or maker, all of them, without regard to capitals and accents; "" or null: everything.</param>
/// <param name="Year">Only what was borrowed in this year.</param>
internal sealed record HistoryRequest(PersonId Person, string? Words = null, int? Year = null, int Page = 1);

internal sealed record ReadTitle(LoanId Loan, DateOnly LentOn, DateOnly ReturnedOn, string Title, string Maker, TitleId? TitleId, string MaterialType);

/// <param name="Found">Of the titles asked for; a page shows 25.</param>
/// <param name="Kept">Titles kept in all.</param>
/// <param name="Years">In which something kept was borrowed, the last one first, with how many.</param>
internal sealed record KeptTitles(IReadOnlyList<ReadTitle> Titles, int Found, int Kept, int Page, IReadOnlyList<(int Year, int Loans)> Years);

/// <summary>The titles that a member chose to keep. Null: no consent, so there is nothing to show and nothing is read.</summary>
internal sealed class ShowHistory(For<ReadingHistory> data, IItems items)
{
    public const int PageSize = 25;
    private const int ItemsAtOnce = 500;

    private sealed record Row(LoanId Id, DateOnly LentOn, DateOnly? ReturnedOn, ItemId? ItemId, string MaterialType);

    public async Task<KeptTitles?> Do(HistoryRequest request, CancellationToken ct = default)
    {
        if (!data.IsOn || !await data.Open(request.Person, ct)) return null;
        // One person's own list: a few thousand rows at most, without their titles.
        var rows = await data.Set<Loan>().Where(l => l.PatronId == request.Person && l.ReturnedOn != null && l.ItemId != null)
            .OrderByDescending(l => l.LentOn).ThenByDescending(l => l.Id).Select(l => new Row(l.Id, l.LentOn, l.ReturnedOn, l.ItemId, l.MaterialType)).ToListAsync(ct);
        var years = rows.GroupBy(r => r.LentOn.Year).Select(g => (g.Key, g.Count())).ToList();
        var asked = rows.Where(r => request.Year is null || r.LentOn.Year == request.Year).ToList();
        var words = (request.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var found = words.Length == 0 ? null : (await Titles(asked, ct)).Where(t => words.All(w => Holds(t.Title, w) || Holds(t.Maker, w))).ToList();
        var total = found?.Count ?? asked.Count;
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var shown = found?.Skip((page - 1) * PageSize).Take(PageSize).ToList() ?? await Titles([.. asked.Skip((page - 1) * PageSize).Take(PageSize)], ct);
        return new KeptTitles(shown, total, rows.Count, page, years);
    }

    private async Task<List<ReadTitle>> Titles(List<Row> rows, CancellationToken ct)
    {
        var facts = new Dictionary<ItemId, ItemFacts>();
        foreach (var some in rows.Select(r => r.ItemId).OfType<ItemId>().Distinct().Chunk(ItemsAtOnce))
            foreach (var (id, item) in await items.Of(some, ct)) facts[id] = item;
        return [.. rows.Select(r =>
        {
            var item = r.ItemId is { } id ? facts.GetValueOrDefault(id) : null;
            return new ReadTitle(r.Id, r.LentOn, r.ReturnedOn!.Value, item?.Title ?? "", item?.Maker ?? "", item?.TitleId, r.MaterialType);
        })];
    }

    private static bool Holds(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
