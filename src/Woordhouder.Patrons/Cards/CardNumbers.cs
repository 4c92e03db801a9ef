using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>
/// Gives out card numbers. The counter is taken by "set to n + 1 where it is still n": of two desks one succeeds and the other reads again. The unique index
/// on the card is the second defence. A number taken and not used is lost, which harms nobody.
/// </summary>
internal sealed class CardNumbers(For<Membership> data, Library library)
{
    private const int Attempts = 50;

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
            var number = long.Parse(counter, CultureInfo.InvariantCulture);
            var next = (number + 1).ToString(CultureInfo.InvariantCulture);
            var taken = await data.Update(data.Set<SettingRow>().Where(s => s.Name == SettingNames.NextCard && s.Value == counter), set => set.SetProperty(s => s.Value, next), ct);
            if (taken == 1) return CardNumber.Of(library.Settings.Cards.Prefix, number);
        }
        throw new InvalidOperationException("no card number could be taken: the counter was changed by others every time");
    }

    private async Task Begin(CancellationToken ct)
    {
        var first = new SettingRow { Name = SettingNames.NextCard, Value = "1" };
        data.Add(first);
        try { await data.Save(ct); }
        catch (DbUpdateException) { data.Remove(first); } // another desk was first
    }
}
