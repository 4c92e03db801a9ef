using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Circulation;

/// <summary>That members of another system borrowed or reserved is use of the library. A borrower has one row, whose version two desks race for.</summary>
internal sealed class ImportedUse(For<Lending> data)
{
    /// <param name="used">The last day for each; an earlier day than what is here changes nothing.</param>
    public async Task Note(IReadOnlyDictionary<PersonId, DateOnly> used, CancellationToken ct)
    {
        var people = used.Keys.ToList();
        var known = await data.Set<Borrower>().Where(b => people.Contains(b.PatronId)).ToDictionaryAsync(b => b.PatronId, ct);
        await data.Insert([.. used.Where(u => !known.ContainsKey(u.Key)).Select(u => new Borrower { PatronId = u.Key, LastUsedOn = u.Value, Version = 1 })], ct);
        foreach (var day in used.Where(u => known.TryGetValue(u.Key, out var b) && b.LastUsedOn < u.Value).GroupBy(u => u.Value))
        {
            var (on, whose) = (day.Key, day.Select(u => u.Key).ToList());
            await data.Update(data.Set<Borrower>().Where(b => whose.Contains(b.PatronId)), s => s.SetProperty(b => b.LastUsedOn, on).SetProperty(b => b.Version, b => b.Version + 1), ct);
        }
    }
}
