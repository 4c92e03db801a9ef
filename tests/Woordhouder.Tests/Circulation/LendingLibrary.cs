using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Woordhouder.Circulation;
using Woordhouder.Collection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Circulation;

/// <summary>The patrons that a test speaks of: lending is tested by itself, with what Patrons would answer.</summary>
internal sealed class PatronBook
{
    public Dictionary<PersonId, PatronStanding> People { get; } = [];
    public Dictionary<string, PersonId> Cards { get; } = [];
}

internal sealed class PatronsOfTest(PatronBook book) : IPatronStanding
{
    public Task<CardLookup?> ByCard(string number, CancellationToken ct = default) => Task.FromResult<CardLookup?>(book.Cards.TryGetValue(number, out var person) ? new CardLookup(person, true) : null);
    public Task<PatronStanding?> Of(PersonId person, CancellationToken ct = default) => Task.FromResult(book.People.GetValueOrDefault(person));
}

/// <summary>A library with a shelf and patrons, for the use cases of lending.</summary>
internal static class LendingLibrary
{
    private static int barcodes;

    public static Task<TestLibrary> Create(Engine engine, string? folder = null) => TestLibrary.Create(engine, folder, also: s =>
    {
        s.AddSingleton<PatronBook>();
        s.RemoveAll<IPatronStanding>();
        s.AddScoped<IPatronStanding, PatronsOfTest>();
    });

    /// <summary>For another node of the same library: it knows the same patrons.</summary>
    public static Action<IServiceCollection> SamePatrons(TestLibrary lib) => s =>
    {
        s.AddSingleton(lib.App.Services.GetRequiredService<PatronBook>());
        s.RemoveAll<IPatronStanding>();
        s.AddScoped<IPatronStanding, PatronsOfTest>();
    };

    public static async Task<PersonId> Patron(this TestLibrary lib, int maxLoans = 20, int age = 30, DateOnly? endsOn = null, bool ended = false, ReadingHistoryChoice history = ReadingHistoryChoice.Undecided)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Membership>>();
        var id = TypedId.New<PersonId>(lib.Clock);
        data.Add(new Person { Id = id, BornOn = lib.Today.AddYears(-age), JoinedOn = lib.Today.AddYears(-1) });
        await data.Save();
        scope.Get<PatronBook>().People[id] = new PatronStanding(id, "Samira el Amrani", "4821", "basis", maxLoans, endsOn, ended, age, history, 0);
        return id;
    }

    /// <summary>A card of this patron that the scanner reads.</summary>
    public static string Card(this TestLibrary lib, PersonId patron)
    {
        const string Number = "21315000000015";
        lib.App.Services.GetRequiredService<PatronBook>().Cards[Number] = patron;
        return Number;
    }

    /// <summary>A title with one copy; its barcode.</summary>
    public static async Task<string> Item(this TestLibrary lib, string branch = "stad", string material = "book", int? fromAge = null, bool withdrawn = false, string genre = "fiction")
    {
        await using var scope = lib.AsLibrary();
        var things = scope.Get<Things>();
        var number = $"3012700{Interlocked.Increment(ref barcodes):D7}";
        var title = new Title
        {
            Id = TypedId.New<TitleId>(lib.Clock),
            ControlNumber = number,
            Name = "Momo en de tijdspaarders",
            Maker = "Ende, Michael",
            SortName = "momo en de tijdspaarders",
            MaterialType = material,
            GenreGroup = genre,
            FromAge = fromAge,
            Digest = "x",
        };
        things.Add(title);
        things.Add(new Item { Id = TypedId.New<ItemId>(lib.Clock), TitleId = title.Id, Barcode = number, Branch = branch, ShelfMark = "J M", WithdrawnOn = withdrawn ? lib.Today : null });
        await things.Save();
        return number;
    }

    public static async Task<Outcome<CheckedOut>> Lend(this TestLibrary lib, PersonId patron, string barcode, bool mayOverride = false, Guid? key = null, string role = "desk")
    {
        await using var desk = lib.AsStaff(role);
        return await desk.Get<CheckOut>().Do(new CheckOutRequest(patron, barcode, "stad", mayOverride ? "afgesproken" : null, key));
    }

    public static async Task<Outcome<CheckedIn>> TakeBack(this TestLibrary lib, string barcode, string branch = "stad", Guid? key = null)
    {
        await using var desk = lib.AsStaff("desk");
        return await desk.Get<CheckIn>().Do(new CheckInRequest(barcode, branch, key));
    }

    /// <summary>The loan as the library's own machinery sees it.</summary>
    public static async Task<Loan?> Loan(this TestLibrary lib, LoanId id)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Retention>>().Set<Loan>().FirstOrDefaultAsync(l => l.Id == id);
    }

    public static async Task<int> OpenLoans(this TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Retention>>().Set<Loan>().CountAsync(l => l.ReturnedOn == null);
    }

    /// <summary>The person's whole file stands still (AVG art. 18).</summary>
    public static async Task Restrict(this TestLibrary lib, PersonId person, bool lendingGoesOn = false)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Rights>>();
        data.Add(new RestrictionRow { Id = Guid.CreateVersion7(lib.Clock.GetUtcNow()), PersonId = person, Scope = RestrictionScope.File, Since = lib.Clock.GetUtcNow(), LendingGoesOn = lendingGoesOn });
        await data.Save();
    }

    public static async Task Consent(this TestLibrary lib, PersonId person, string purpose)
    {
        await using var scope = lib.AsLibrary();
        var data = scope.Get<For<Rights>>();
        data.Add(new ConsentRow { Id = Guid.CreateVersion7(lib.Clock.GetUtcNow()), PersonId = person, Purpose = purpose, GivenAt = lib.Clock.GetUtcNow(), Channel = "desk", TextShown = "", StatementVersion = 1 });
        await data.Save();
    }

    public static async Task<List<string>> Consulted(this TestLibrary lib, PersonId person)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<For<Rights>>().Set<Consultation>().Where(c => c.PersonId == person).Select(c => c.Purpose).ToListAsync();
    }

    public static string[] Codes<T>(this Outcome<T> outcome) => [.. outcome.Refusals.Select(r => r.Code)];
}

/// <summary>A clock that holds each of two desks after its reads until the other has read too: both have passed the same checks.</summary>
internal sealed class MeetingClock(TimeProvider now, Barrier meeting) : TimeProvider
{
    private int asked;

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Increment(ref asked) == 1) meeting.SignalAndWait(TimeSpan.FromSeconds(5));
        return now.GetUtcNow();
    }

    /// <summary>Both work on desks of their own, held at the same place.</summary>
    public static async Task<TResult[]> Both<TResult>(TestLibrary lib, Func<IServiceProvider, TimeProvider, int, Task<TResult>> work)
    {
        using var meeting = new Barrier(2);
        return await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(async () =>
        {
            await using var desk = lib.AsStaff("desk");
            return await work(desk.Services, new MeetingClock(lib.Clock, meeting), n);
        })));
    }
}
