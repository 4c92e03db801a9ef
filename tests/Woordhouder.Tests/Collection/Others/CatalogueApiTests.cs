using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>The catalogue for programs: JSON, feeds, and the document that describes them.</summary>
public sealed class CatalogueApiTests
{
    private static async Task<JsonElement> Json(HttpClient browser, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal((address, status), (address, answer.StatusCode));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    [Theory, BothDatabases]
    public async Task A_search_gives_what_the_page_gives_and_each_title_opens(Engine engine)
    {
        await using var lib = await SruServerTests.Filled(engine);
        using var browser = await lib.Browse();
        var found = await Json(browser, "/catalogus/api/titels?zoek=mulisch+aanslag&soort=book");
        var line = found.GetProperty("titles").EnumerateArray().First(t => t.GetProperty("name").GetString() == "De aanslag");
        Assert.Equal("book", line.GetProperty("material").GetString());
        var whole = await Json(browser, $"/catalogus/api/titels/{line.GetProperty("id").GetGuid()}");
        Assert.Equal(("demo-0001", "Mulisch, Harry"), (whole.GetProperty("controlNumber").GetString(), whole.GetProperty("makers")[0].GetProperty("name").GetString()));
        Assert.Equal("NL-0800001002", whole.GetProperty("branches")[0].GetProperty("isil").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(whole.GetProperty("url").GetString())).StatusCode);
        Assert.Equal(12, (await Json(browser, "/catalogus/api/titels?pagina=99")).GetProperty("page").GetInt32());
        await Json(browser, $"/catalogus/api/titels/{Guid.Empty}", HttpStatusCode.NotFound);
        foreach (var wrong in new[] { "pagina=0", "pagina=x", "aanwezig=2", "zoek=" + new string('a', 201) })
            Assert.NotEqual("", (await Json(browser, "/catalogus/api/titels?" + wrong, HttpStatusCode.BadRequest)).GetProperty("message").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_harvest_gives_every_title_of_a_branch_once_and_the_next_only_what_changed(Engine engine)
    {
        await using var lib = await SruServerTests.Filled(engine);
        using var browser = await lib.Browse();
        lib.Clock.MoveTo(lib.Clock.GetUtcNow().AddDays(2));
        var full = await Json(browser, "/catalogus/bezit/NL-0800001002.json");
        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            var here = await things.Set<Item>().Where(i => i.Branch == "buiten").Select(i => i.TitleId).Distinct().CountAsync();
            Assert.Equal(here, full.GetProperty("titles").GetArrayLength());
        }
        Assert.False(full.TryGetProperty("next", out _));
        var aanslag = full.GetProperty("titles").EnumerateArray().Single(t => t.GetProperty("controlNumber").GetString() == "demo-0001");
        Assert.Equal((1, 1), (aanslag.GetProperty("copies").GetInt32(), aanslag.GetProperty("present").GetInt32()));

        var since = Uri.EscapeDataString(full.GetProperty("nextSince").GetString()!);
        Assert.Equal(0, (await Json(browser, $"/catalogus/bezit/NL-0800001002.json?since={since}")).GetProperty("titles").GetArrayLength());

        await using (var scope = lib.AsLibrary())
        {
            var item = await scope.Get<Things>().Set<Item>().SingleAsync(i => i.Barcode == "30127000000013");
            await scope.Get<ShowAsLent>().Handle(new ItemCheckedOut(item.Id, item.TitleId, lib.Today), default);
        }
        var lent = Assert.Single((await Json(browser, $"/catalogus/bezit/NL-0800001002.json?since={since}")).GetProperty("titles").EnumerateArray());
        Assert.Equal(("demo-0001", 1, 0), (lent.GetProperty("controlNumber").GetString(), lent.GetProperty("copies").GetInt32(), lent.GetProperty("present").GetInt32()));

        await using (var scope = lib.AsLibrary())
        {
            var things = scope.Get<Things>();
            var today = lib.Today;
            await things.Update(things.Set<Item>().Where(i => i.Barcode == "30127000000013"), s => s.SetProperty(i => i.WithdrawnOn, today));
            await things.Save();
        }
        var gone = Assert.Single((await Json(browser, $"/catalogus/bezit/nl-0800001002.json?since={since}")).GetProperty("titles").EnumerateArray());
        Assert.True(gone.GetProperty("gone").GetBoolean());
        Assert.DoesNotContain((await Json(browser, "/catalogus/bezit/NL-0800001002.json")).GetProperty("titles").EnumerateArray(), t => t.GetProperty("controlNumber").GetString() == "demo-0001");

        await Json(browser, "/catalogus/bezit/NL-9999.json", HttpStatusCode.NotFound);
        await Json(browser, "/catalogus/bezit/NL-0800001002.json?since=gisteren", HttpStatusCode.BadRequest);
        await Json(browser, "/catalogus/bezit/NL-0800001002.json?token=x", HttpStatusCode.BadRequest);
    }

    [Theory, BothDatabases]
    public async Task A_harvest_in_pages_goes_on_where_the_page_before_ended(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        const int titles = 1100;
        await using (var scope = lib.AsLibrary())
        {
            var records = string.Concat(Enumerable.Range(1, titles).Select(n => $"<record><leader>00000nam a2200000 i 4500</leader><controlfield tag=\"001\">b{n}</controlfield><datafield tag=\"245\" ind1=\"0\" ind2=\"0\"><subfield code=\"a\">Boek {n}</subfield></datafield><datafield tag=\"952\" ind1=\" \" ind2=\" \"><subfield code=\"p\">9{n}</subfield><subfield code=\"b\">stad</subfield></datafield></record>"));
            var file = Path.Combine(lib.DataFolder, "many.xml");
            await File.WriteAllTextAsync(file, $"<collection xmlns=\"http://www.loc.gov/MARC21/slim\">{records}</collection>");
            await scope.Get<ImportRecords>().Do([file]);
        }
        using var browser = await lib.Browse();
        var (seen, pages, next) = (new List<string>(), 0, "/catalogus/bezit/NL-0800001001.json?since=2026-01-01T00:00:00Z");
        while (next is not null)
        {
            var page = await Json(browser, next);
            seen.AddRange(page.GetProperty("titles").EnumerateArray().Select(t => t.GetProperty("controlNumber").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
            pages++;
        }
        Assert.Equal((titles, titles, 3), (seen.Count, seen.Distinct().Count(), pages));
    }

    [Fact]
    public async Task The_newest_titles_are_valid_rss_in_the_language_of_the_reader()
    {
        await using var lib = await SruServerTests.Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var answer = await browser.GetAsync("/catalogus/nieuw.rss?soort=dvd");
        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType!.MediaType);
        var rss = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(("rss", "2.0"), (rss.Name.LocalName, (string)rss.Attribute("version")!));
        var channel = Assert.Single(rss.Elements());
        Assert.All(new[] { "title", "link", "description" }, name => Assert.NotEqual("", (string)channel.Element(name)!));
        var items = channel.Elements("item").ToList();
        Assert.InRange(items.Count, 1, 50);
        Assert.All(items, i =>
        {
            Assert.Equal("Dvd", (string)i.Element("category")!);
            Assert.Equal((string)i.Element("link")!, (string)i.Element("guid")!);
            Assert.True(DateTimeOffset.TryParseExact((string)i.Element("pubDate")!, "R", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _));
        });
        Assert.Equal(50, XElement.Parse(await browser.GetStringAsync("/catalogus/nieuw.rss")).Descendants("item").Count());
        Assert.Contains("large-print", (await Json(browser, "/catalogus/nieuw.rss?soort=papyrus", HttpStatusCode.BadRequest)).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("New at", await browser.GetStringAsync("/catalogus/nieuw.rss?taal=en&doelgroep=adult"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_names_every_address_for_programs_and_each_answers_as_it_says()
    {
        await using var lib = await SruServerTests.Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var document = await Json(browser, "/catalogus/openapi.json");
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var title = (await Json(browser, "/catalogus/api/titels?zoek=aanslag")).GetProperty("titles")[0].GetProperty("id").GetString()!;
        var (paths, ids) = (new List<string>(), new List<string>());
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            paths.Add(path.Name);
            ids.AddRange(path.Value.EnumerateObject().Select(o => o.Value.GetProperty("operationId").GetString()!));
            var get = path.Value.GetProperty("get");
            var parameters = get.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
            var address = path.Name.Replace("{id}", title, StringComparison.Ordinal);
            foreach (var part in parameters.Where(p => p.GetProperty("in").GetString() == "path" && p.TryGetProperty("example", out _)))
                address = address.Replace($"{{{part.GetProperty("name").GetString()}}}", part.GetProperty("example").GetString(), StringComparison.Ordinal);
            var query = parameters.Where(p => p.GetProperty("in").GetString() == "query" && p.TryGetProperty("example", out _)).Select(p => $"{p.GetProperty("name").GetString()}={Uri.EscapeDataString(p.GetProperty("example").ToString())}");
            var answer = await browser.GetAsync($"{address}?{string.Join('&', query)}");
            Assert.Equal((path.Name, HttpStatusCode.OK), (path.Name, answer.StatusCode));
            var content = get.GetProperty("responses").GetProperty("200").GetProperty("content");
            Assert.True(content.TryGetProperty(answer.Content.Headers.ContentType!.MediaType!, out var described), $"{path.Name} answered {answer.Content.Headers.ContentType}");
            if (described.GetProperty("schema").TryGetProperty("$ref", out _))
                Assert.Empty(JsonShape.Faults(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, described.GetProperty("schema"), document));
            Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        }
        Assert.Equal(ids.Distinct(), ids);

        // Whatever page of the open catalogue answers with something else than a page for people, is for programs.
        var forPrograms = new List<string>();
        foreach (var (path, _, page) in lib.Pages().Where(p => p.Folder == "Open" && p.Page.AttributeRouteInfo!.Template!.Contains("catalogus", StringComparison.Ordinal)))
            if ((await browser.GetAsync(path)).Content.Headers.ContentType?.MediaType is { } type && type != "text/html")
                forPrograms.Add("/" + page.AttributeRouteInfo!.Template!.Replace(":guid", "", StringComparison.Ordinal));
        Assert.Equal(paths.Order(StringComparer.Ordinal), forPrograms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_title_whose_copies_all_left_is_in_no_answer()
    {
        await using var lib = await SruServerTests.Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var id = (await Json(browser, "/catalogus/api/titels?zoek=mulisch+aanslag&soort=book")).GetProperty("titles")[0].GetProperty("id").GetGuid();
        await using (var scope = lib.AsLibrary())
        {
            var (things, title, today) = (scope.Get<Things>(), new Woordhouder.Contracts.Collection.TitleId(id), lib.Today);
            await things.Update(things.Set<Item>().Where(i => i.TitleId == title), s => s.SetProperty(i => i.WithdrawnOn, today));
            await things.Save();
            await scope.Get<TitleItems>().Refresh([title], default);
        }
        await Json(browser, $"/catalogus/api/titels/{id}", HttpStatusCode.Gone);
        Assert.Equal("0", (string)(await SruServerTests.Ask(browser, SruServerTests.Search("rec.id=demo-0001"))).Element(SruServerTests.One + "numberOfRecords")!);
        Assert.Equal("299", (string)(await SruServerTests.Ask(browser, SruServerTests.Search("cql.allRecords=1"))).Element(SruServerTests.One + "numberOfRecords")!);
    }
}

/// <summary>Holds an answer against the part of JSON Schema that openapi.json uses.</summary>
internal static class JsonShape
{
    public static IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonElement document, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Faults(value, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), document, at);
        if (schema.TryGetProperty("const", out var only)) return only.ToString() == value.ToString() ? [] : [$"{at} is not {only}"];
        var kind = value.ValueKind switch { JsonValueKind.Object => "object", JsonValueKind.Array => "array", JsonValueKind.String => "string", JsonValueKind.Number => "integer", JsonValueKind.True or JsonValueKind.False => "boolean", _ => "null" };
        if (schema.GetProperty("type").GetString() != kind) return [$"{at} is {kind}"];
        if (kind == "array") return value.EnumerateArray().SelectMany((e, i) => Faults(e, schema.GetProperty("items"), document, $"{at}[{i}]"));
        if (kind != "object") return [];
        var properties = schema.GetProperty("properties");
        return value.EnumerateObject().SelectMany(p => properties.TryGetProperty(p.Name, out var of) ? Faults(p.Value, of, document, $"{at}.{p.Name}") : [$"{at}.{p.Name} is not described"])
            .Concat(schema.GetProperty("required").EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{at}.{r} is missing"));
    }
}
