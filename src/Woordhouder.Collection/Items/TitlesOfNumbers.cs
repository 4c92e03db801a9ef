using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>Titles by the numbers that another system has for them.</summary>
internal sealed class TitlesOfNumbers(Things things) : ITitlesOfNumbers
{
    public async Task<ILookup<string, TitleOfNumber>> ByControlNumber(IReadOnlyCollection<string> numbers, CancellationToken ct = default)
    {
        var asked = numbers.Distinct().ToList();
        var copies = things.Set<Item>().Where(i => i.WithdrawnOn == null);
        var titles = things.Set<Title>().Where(t => asked.Contains(t.ControlNumber)).Select(t => new TitleOfNumber(t.Id, t.ControlNumber, t.ControlSource, copies.Any(i => i.TitleId == t.Id)));
        return (await titles.ToListAsync(ct)).ToLookup(t => t.ControlNumber);
    }
}
