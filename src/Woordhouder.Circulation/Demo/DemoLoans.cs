using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <summary>Loans of the past weeks for the demo members, lent and returned at a desk whose clock stands back: some late, some nearly due, most returned.</summary>
internal sealed class DemoLoans(Library library, LibraryScopes scopes, TimeProvider clock) : IDemoData
{
    private const int EveryWeek = 3;

    public async Task Fill(CancellationToken ct)
    {
        var (people, barcodes) = await MaterialAsync(ct);
        var next = 0;
        for (var p = 0; p < people.Count; p++)
        {
            // Every fourth member has been away for a while: nothing at home.
            for (var n = 0; n < EveryWeek && p % 4 != 3; n++)
            {
                if (next == barcodes.Count) return;
                var lentDaysAgo = 3 + (p * 5 + n * 9) % 26;
                var loan = await At(lentDaysAgo, s => s.CheckOut(people[p], barcodes[next], ct));
                if (loan && (p + n) % 3 != 0) await At(Math.Max(0, lentDaysAgo - 6 - n * 4), s => s.CheckIn(barcodes[next], ct));
                next++;
            }
        }
    }

    private async Task<(List<PersonId> People, List<string> Barcodes)> MaterialAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open(library);
        var people = await scope.Get<For<Membership>>().Keys<Person>().Where(p => p.EndedOn == null).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        return (people, Barcodes(people.Count * EveryWeek));
    }

    /// <summary>From the library's demo collection: other titles than the first ones, so that the catalogue's first page is not all lent.</summary>
    private List<string> Barcodes(int most) => [.. AllBarcodes(library).Where((_, place) => place % 3 == 1).Take(most)];

    /// <summary>The numbers of the library's demo collection, in its order.</summary>
    public static IReadOnlyList<string> AllBarcodes(Library library)
    {
        var file = Path.Combine(library.Folder, "collection.xml");
        return !File.Exists(file) ? [] : [.. XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "datafield" && e.Attribute("tag")?.Value == "952")
            .SelectMany(e => e.Elements()).Where(e => e.Attribute("code")?.Value == "p").Select(e => e.Value.Trim()).Distinct()];
    }

    private async Task<bool> At(int daysAgo, Func<PastDesk, Task<bool>> work)
    {
        await using var scope = scopes.Open(library);
        return await work(new PastDesk(scope.Services, new ClockThen(clock, TimeSpan.FromDays(daysAgo)), library.Settings.Branches[0].Id));
    }

    private sealed class PastDesk(IServiceProvider services, TimeProvider then, string branch)
    {
        public async Task<bool> CheckOut(PersonId patron, string barcode, CancellationToken ct) =>
            (await ActivatorUtilities.CreateInstance<CheckOut>(services, then).Do(new CheckOutRequest(patron, barcode, branch), ct)).Done;

        public async Task<bool> CheckIn(string barcode, CancellationToken ct) =>
            (await ActivatorUtilities.CreateInstance<CheckIn>(services, then).Do(new CheckInRequest(barcode, branch), ct)).Done;
    }
}

/// <summary>The same clock, some time ago.</summary>
internal sealed class ClockThen(TimeProvider now, TimeSpan ago) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.GetUtcNow() - ago;
}
