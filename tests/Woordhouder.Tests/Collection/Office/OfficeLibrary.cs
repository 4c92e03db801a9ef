using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Office;

/// <summary>The demo collection, and how tests of the office look at it.</summary>
internal static class OfficeLibrary
{
    public static async Task<TestLibrary> Filled(Engine engine)
    {
        var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        await scope.Get<DemoCollection>().Fill(default);
        return lib;
    }

    /// <summary>One act of the office: a request of its own, as a page makes it.</summary>
    public static async Task<T> Office<TUse, T>(this TestLibrary lib, Func<TUse, Task<T>> act) where TUse : notnull
    {
        await using var scope = lib.AsStaff("back-office");
        return await act(scope.Get<TUse>());
    }

    public static Task<T> Look<T>(this TestLibrary lib, Func<Things, Task<T>> look) => lib.Office(look);

    public static Task<Title> Aanslag(this TestLibrary lib) => lib.Look(t => t.Set<Title>().FirstAsync(x => x.Name == "De aanslag" && x.MaterialType == "book"));

    public static Task<List<Item>> ItemsOf(this TestLibrary lib, TitleId title) => lib.Look(t => t.Set<Item>().Where(i => i.TitleId == title).OrderBy(i => i.Barcode).ToListAsync());

    public static Task<string> Held(this TestLibrary lib, TitleId title) => lib.Look(t => t.Set<TitleFacets>().Where(f => f.TitleId == title).Select(f => f.Held).FirstAsync());
}
