using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// Gives out card numbers. The counter is taken by "set to n + 1 where it is still n": of two desks one succeeds and the other reads again. The unique index
/// on the card is the second defence. A number taken and not used is lost, which harms nobody. Numbers that another system gave out in the library's own range
/// are passed over, a stretch at a time.
/// </summary>
internal sealed class CardNumbers(For<Membership> data, For<Rights> rights, Library library)
{
    private const int Attempts = 50, Stretch = 1_024;

    /// <summary>Call before anything else is added to the unit: it writes at once.</summary>
    public async Task<CardNumber> Next(CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var counter = await data.Set<SettingRow>().Where(s => s.Name == SettingNames.NextCard).Select(s => s.Value).FirstOrDefaultAsync(ct);
            if (counter is null)
            {
                await Begin(ct);
                continue;
            }
            var number = await Free(long.Parse(counter, CultureInfo.InvariantCulture), ct);
            var next = (number + 1).ToString(CultureInfo.InvariantCulture);
            var taken = await data.Update(data.Set<SettingRow>().Where(s => s.Name == SettingNames.NextCard && s.Value == counter), set => set.SetProperty(s => s.Value, next), ct);
            if (taken == 1) return CardNumber.Of(library.Settings.Cards.Prefix, number);
        }
        throw new InvalidOperationException("no card number could be taken: the counter was changed by others every time");
    }

    /// <summary>The first running number from this one on that no card has, also none of somebody whose data are restricted. The desk sees counts of cards, never whose.</summary>
    private async Task<long> Free(long number, CancellationToken ct)
    {
        if (await Used(number, 1, ct) == 0) return number;
        while (await Used(number, Stretch, ct) == Stretch) number += Stretch;
        for (var size = Stretch / 2; size > 0; size /= 2)
            if (await Used(number, size, ct) == size) number += size;
        return number;
    }

    private Task<int> Used(long from, int count, CancellationToken ct)
    {
        var numbers = Enumerable.Range(0, count).Select(i => CardNumber.Of(library.Settings.Cards.Prefix, from + i).Value).ToList();
        return rights.Keys<Card>().CountAsync(c => numbers.Contains(c.Number), ct);
    }

    private async Task Begin(CancellationToken ct)
    {
        var first = new SettingRow { Name = SettingNames.NextCard, Value = "1" };
        data.Add(first);
        try { await data.Save(ct); }
        catch (DbUpdateException) { data.Remove(first); } // another desk was first
    }
}
