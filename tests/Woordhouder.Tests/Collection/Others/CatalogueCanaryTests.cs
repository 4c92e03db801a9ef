using System.Net;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Collection.Import;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>Nobody's name goes out with the catalogue: not of who borrows, of who gave a book, or of who a note is about.</summary>
public sealed class CatalogueCanaryTests
{
    private const string Name = "Kanariezang";

    [Theory, BothDatabases]
    public async Task What_others_can_ask_of_the_catalogue_names_no_borrower_donor_or_staff_note(Engine engine)
    {
        await using var lib = await SruServerTests.Filled(engine);
        var (person, card) = await lib.Enrol(Name, email: $"{Name}@voorbeeld.invalid");
        var given = new Sample("001 gift", "008 260302s1982    ne     e      000 f dut d", "245 10 $aGeschonken boek", $"541 __ $aGift van {Name}", $"500 __ $aVan {Name}$5NL-X", $"700 1_ $a{Name}, H.$4fmo", $"952 __ $pgift0001$bstad$oR$8{Name}");
        Assert.Equal(1, (await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, given.Bytes(), $"{Name}.mrc"))).Added);
        Assert.True((await lib.Lend(person, "30127000000013")).Done);
        await lib.Pump();
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            await things.Update(things.Set<Item>(), s => s.SetProperty(i => i.Note, $"{Name} belde hierover"));
        }

        using var browser = await lib.Browse();
        List<string> pages = ["/sru/catalogus", "/catalogus/nieuw.rss", "/catalogus/openapi.json", "/catalogus/bezit/NL-0800001001.json", "/catalogus/bezit/NL-0800001002.json"];
        foreach (var schema in new[] { "marcxml", "dc" })
            for (var from = 1; from <= 301; from += 100) pages.Add($"/sru/catalogus?query=cql.allRecords=1&maximumRecords=100&startRecord={from}&recordSchema={schema}");
        for (var page = 1; page <= 13; page++) pages.Add($"/catalogus/api/titels?pagina={page}");
        await using (var scope = lib.AsLibrary())
            pages.AddRange((await scope.Get<Things>().Set<Title>().Where(t => t.Name == "De aanslag" || t.ControlNumber == "gift").Select(t => t.Id).ToListAsync()).SelectMany(t => new[] { $"/catalogus/titel/{t.Value}", $"/catalogus/api/titels/{t.Value}" }));
        var seen = 0;
        foreach (var page in pages)
        {
            var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
            var text = await answer.Content.ReadAsStringAsync();
            if (text.Contains("Geschonken boek", StringComparison.Ordinal)) seen++;
            Assert.Equal((page, false), (page, text.Contains(Name, StringComparison.OrdinalIgnoreCase) || text.Contains(card, StringComparison.Ordinal) || text.Contains(person.Value.ToString(), StringComparison.OrdinalIgnoreCase)));
        }
        Assert.True(seen >= 5, $"the book that was given is on {seen} pages only: the test looks at nothing");
    }
}
