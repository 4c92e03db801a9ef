using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <summary>Counts what was used in the house. The key of a scan remembers what it counted, so that it counts once and can be taken back.</summary>
internal sealed class InHouseUses(Things things, Library library, TimeProvider clock) : IInHouseUse
{
    private const string Used = "used-in-house", Back = "not-used-in-house";
    private const string MonthForm = "yyyy-MM-dd";

    public async Task Count(ItemId item, string branch, Guid key, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        var month = new DateOnly(today.Year, today.Month, 1);
        var answer = string.Create(CultureInfo.InvariantCulture, $"{Used} {item.Value:N} {month.ToString(MonthForm, CultureInfo.InvariantCulture)} {branch}");
        try
        {
            await things.Transact(async () =>
            {
                things.Add(new FormKeyRow { Key = key, At = clock.GetUtcNow(), Answer = answer });
                await things.Save(ct);
                await things.Insert([new InHouseUse { ItemId = item, Branch = branch, Month = month }], orIgnore: true, ct: ct);
                return await Change(item, branch, month, 1, ct);
            }, ct);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // The same submit was a moment earlier, and counted it.
            things.Forget();
            if (!await things.Set<FormKeyRow>().AnyAsync(k => k.Key == key, ct)) throw;
        }
    }

    public async Task<bool> Counted(Guid key, CancellationToken ct = default) => await Answer(key, ct) is { } answer && answer.StartsWith(Used, StringComparison.Ordinal);

    public async Task<bool> TakeBack(Guid key, CancellationToken ct = default)
    {
        if (await Answer(key, ct) is not { } answer || answer.Split(' ', 4) is not [Used, var id, var first, var branch]) return false;
        var (item, month, after) = (new ItemId(Guid.ParseExact(id, "N")), DateOnly.ParseExact(first, MonthForm, CultureInfo.InvariantCulture), $"{Back} {id}");
        return await things.Transact(async () =>
            // Of two presses one finds the answer as it was.
            await things.Update(things.Set<FormKeyRow>().Where(k => k.Key == key && k.Answer == answer), s => s.SetProperty(k => k.Answer, after), ct) > 0
            && await Change(item, branch, month, -1, ct) > 0, ct);
    }

    public Task<int> OfMonth(string branch, DateOnly day, CancellationToken ct = default)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        return things.Set<InHouseUse>().Where(u => u.Branch == branch && u.Month == month).SumAsync(u => u.Count, ct);
    }

    private Task<int> Change(ItemId item, string branch, DateOnly month, int by, CancellationToken ct) =>
        things.Update(things.Set<InHouseUse>().Where(u => u.ItemId == item && u.Branch == branch && u.Month == month), s => s.SetProperty(u => u.Count, u => u.Count + by), ct);

    private Task<string?> Answer(Guid key, CancellationToken ct) => things.Set<FormKeyRow>().Where(k => k.Key == key).Select(k => k.Answer).FirstOrDefaultAsync(ct);
}
