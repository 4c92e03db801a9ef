using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Circulation.Holds;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation.Desk;

/// <summary>What tests of missing and counted things say: how a copy stands in the catalogue, and what its title's history tells.</summary>
internal static class ThingsLibrary
{
    public static async Task<Item> Copy(this TestLibrary lib, string barcode)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<Things>().Set<Item>().SingleAsync(i => i.Barcode == barcode);
    }

    /// <summary>What each step of the title's copies was before, newest first.</summary>
    public static async Task<List<ItemStatus>> StatusesBefore(this TestLibrary lib, string barcode)
    {
        var title = (await lib.Facts(barcode)).TitleId;
        await using var scope = lib.AsLibrary();
        return [.. (await scope.Get<TitleHistory>().Of(title)).Where(s => s.What == barcode && s.Item is not null).Select(s => s.Item!.Status)];
    }
}
