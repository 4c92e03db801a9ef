using Microsoft.EntityFrameworkCore;
using Woordhouder.Circulation;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation;

/// <summary>Closing days and extending, as tests speak of it.</summary>
internal static class OpeningLibrary
{
    public static async Task<CheckedOut> LendAt(this TestLibrary lib, PersonId patron, string branch, string material = "book")
    {
        await using var desk = lib.AsStaff("desk");
        return (await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, await lib.Item(material: material), branch))).Value;
    }

    public static async Task<Guid> CloseDay(this TestLibrary lib, string? branch, DateOnly from, DateOnly? until)
    {
        await using var admin = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "administrator");
        return (await admin.Get<CloseDays>().Do(new CloseDaysRequest(Guid.CreateVersion7(lib.Clock.GetUtcNow()), branch, from, until, "storm", "a storm"))).Value;
    }

    public static async Task<Outcome<int>> PreviewClosing(this TestLibrary lib, string? branch, DateOnly? from, DateOnly? until, string reason = "storm")
    {
        await using var admin = lib.AsStaff(TypedId.New<PersonId>(lib.Clock), trained: false, "administrator");
        return await admin.Get<CloseDays>().Preview(new CloseDaysRequest(Guid.Empty, branch, from, until, reason, reason));
    }

    public static async Task<Guid> Extend(this TestLibrary lib, string? branch, DateOnly from, DateOnly until, DateOnly next)
    {
        await using var office = lib.AsStaff("back-office");
        return (await office.Get<ExtendForAll>().Do(new ExtendRequest(Guid.CreateVersion7(lib.Clock.GetUtcNow()), branch, from, until, next, "een storing", "a fault"))).Value;
    }

    public static async Task<Outcome<int>> PreviewExtending(this TestLibrary lib, string? branch, DateOnly? from, DateOnly? until, DateOnly? next, string reason = "een storing")
    {
        await using var office = lib.AsStaff("back-office");
        return await office.Get<ExtendForAll>().Preview(new ExtendRequest(Guid.Empty, branch, from, until, next, reason, reason));
    }

    public static async Task<List<Closure>> Closures(this TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<Things>().Set<Closure>().ToListAsync();
    }

    public static async Task<Closure> Closure(this TestLibrary lib, Guid id) => (await lib.Closures()).Single(c => c.Id == id);

    public static async Task<Extension> Extension(this TestLibrary lib, Guid id)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<Things>().Set<Extension>().SingleAsync(e => e.Id == id);
    }

    /// <summary>Open loans at Stad of one patron, past the desk and its limits.</summary>
    public static async Task ManyLoans(this TestLibrary lib, int count, DateOnly due)
    {
        var patron = await lib.Patron();
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Lending>>();
        for (var n = 0; n < count; n++)
            data.Add(new Loan { Id = TypedId.New<Contracts.Circulation.LoanId>(lib.Clock), PatronId = patron, ItemId = TypedId.New<ItemId>(lib.Clock), LentOn = lib.Today, MaterialType = "book", Branch = "stad", DueOn = due });
        await data.Save();
    }
}
