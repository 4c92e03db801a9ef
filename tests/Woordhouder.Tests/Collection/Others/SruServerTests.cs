using System.Net;
using System.Text;
using System.Xml.Linq;
using Woordhouder.Collection;
using Woordhouder.Collection.Others;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>The catalogue over SRU, asked as a stranger asks it: over HTTP, on both databases.</summary>
public sealed class SruServerTests
{
    internal static readonly XNamespace One = "http://www.loc.gov/zing/srw/", OneDiagnostic = "http://www.loc.gov/zing/srw/diagnostic/",
        Two = "http://docs.oasis-open.org/ns/search-ws/sruResponse", TwoDiagnostic = "http://docs.oasis-open.org/ns/search-ws/diagnostic",
        Marc = "http://www.loc.gov/MARC21/slim", Dc = "http://purl.org/dc/elements/1.1/", ZeeRex = "http://explain.z3950.org/dtd/2.0/";

    internal static async Task<TestLibrary> Filled(Engine engine)
    {
        var lib = await TestLibrary.Create(engine);
        await using var scope = lib.AsLibrary();
        await scope.Get<DemoCollection>().Fill(default);
        return lib;
    }

    private static string Address(params (string Name, string Value)[] parameters) =>
        "/sru/catalogus?" + string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    internal static string Search(string query, params (string Name, string Value)[] more) =>
        Address([("operation", "searchRetrieve"), ("version", "1.2"), ("query", query), .. more]);

    internal static async Task<XElement> Ask(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    private static async Task<int> Hits(HttpClient browser, string query)
    {
        var answer = await Ask(browser, Search(query, ("maximumRecords", "0")));
        Assert.Null(Problem(answer));
        return (int)answer.Element(One + "numberOfRecords")!;
    }

    /// <summary>Number and details of the diagnostic; null when there is none.</summary>
    private static (int Number, string? Details)? Problem(XElement answer)
    {
        if (answer.Descendants().FirstOrDefault(e => e.Name == OneDiagnostic + "diagnostic" || e.Name == TwoDiagnostic + "diagnostic") is not { } diagnostic) return null;
        Assert.Equal("diagnostics", diagnostic.Parent!.Name.LocalName);
        var space = diagnostic.Name.Namespace;
        Assert.NotEqual("", (string)diagnostic.Element(space + "message")!);
        return (int.Parse(((string)diagnostic.Element(space + "uri")!).Split('/')[^1]), (string?)diagnostic.Element(space + "details"));
    }

    [Theory, BothDatabases]
    public async Task Words_codes_numbers_and_years_are_found_and_joined(Engine engine)
    {
        await using var lib = await Filled(engine);
        using var browser = await lib.Browse();
        Assert.Equal(300, await Hits(browser, "cql.allRecords=1"));
        var mulisch = await Hits(browser, "dc.creator=mulisch");
        Assert.InRange(mulisch, 2, 20);
        Assert.Equal(mulisch, await Hits(browser, "dc.creator=\"Harry Mulisch\""));
        Assert.InRange(await Hits(browser, "dc.title=aanslag and dc.creator=mulisch"), 1, mulisch - 1);
        Assert.Equal(0, await Hits(browser, "dc.title=mulisch and dc.title=aanslag"));
        Assert.Equal(mulisch, await Hits(browser, "dc.creator=mulisch not dc.title=aanslag") + await Hits(browser, "dc.creator=mulisch and dc.title=aanslag"));
        Assert.Equal(await Hits(browser, "dc.title any \"aanslag hemel\""), await Hits(browser, "dc.title=aanslag or dc.title=hemel"));
        Assert.InRange(await Hits(browser, "dc.title=ontdek*"), 1, 10);
        Assert.Equal((1, 0), (await Hits(browser, "dc.title adj \"ontdekking van de hemel\""), await Hits(browser, "dc.title adj \"hemel van de ontdekking\"")));
        Assert.InRange(await Hits(browser, "dc.title==\"De aanslag\""), 1, 3);
        Assert.Equal(await Hits(browser, "dc.title==\"De aanslag\""), await Hits(browser, "dc.title exact aanslag"));
        Assert.Equal((mulisch, 0), (await Hits(browser, "dc.creator==\"Mulisch, Harry\""), await Hits(browser, "dc.creator==Mulisch")));
        Assert.Equal(await Hits(browser, "dc.subject==Oorlogsroman"), await Hits(browser, "dc.subject=oorlogsroman"));
        Assert.InRange(await Hits(browser, "dc.subject==Oorlogsroman and mulisch"), 1, mulisch);
        Assert.Equal(1, await Hits(browser, "rec.id=demo-0001"));
        Assert.Equal(2, await Hits(browser, "rec.identifier any \"demo-0001 demo-0002\""));
        var dutch = await Hits(browser, "dc.language=dut");
        Assert.Equal(300, dutch + await Hits(browser, "dc.language<>dut"));
        Assert.InRange(dutch, 100, 299);
        Assert.InRange(await Hits(browser, "dc.type=book"), 100, 299);
        var before = await Hits(browser, "dc.date<1990");
        Assert.Equal(await Hits(browser, "dc.date<=1999"), before + await Hits(browser, "dc.date within \"1990 1999\""));
        Assert.Equal(300, await Hits(browser, "rec.creationDate=2026-03-02"));
        Assert.Equal(0, await Hits(browser, "rec.lastModificationDate>2026-03-02"));
        Assert.Equal(300, await Hits(browser, "rec.lastModificationDate>=2026-03-02T09:00:00Z"));
        Assert.Equal(mulisch, await Hits(browser, "> c = \"info:srw/cql-context-set/1/dc-v1.1\" c.creator all/cql.relevant mulisch"));
    }

    [Theory, BothDatabases]
    public async Task All_pages_together_give_every_title_once_in_the_same_order_and_say_where_to_go_on(Engine engine)
    {
        await using var lib = await Filled(engine);
        using var browser = await lib.Browse();
        var (seen, next) = (new List<string>(), (int?)1);
        while (next is { } start)
        {
            var answer = await Ask(browser, Search("cql.allRecords=1", ("startRecord", $"{start}"), ("maximumRecords", "70"), ("recordSchema", "dc")));
            var records = answer.Element(One + "records")!.Elements(One + "record").ToList();
            Assert.Equal(Enumerable.Range(start, records.Count), records.Select(r => (int)r.Element(One + "recordPosition")!));
            seen.AddRange(records.Select(r => r.Descendants(Dc + "identifier").First().Value));
            next = (int?)answer.Element(One + "nextRecordPosition");
        }
        Assert.Equal((300, 300), (seen.Count, seen.Distinct().Count()));
        // However much is asked for, no more than a hundred come at once.
        Assert.Equal(100, (await Ask(browser, Search("cql.allRecords=1", ("maximumRecords", "100000"), ("recordSchema", "dc")))).Descendants(One + "record").Count());
    }

    [Theory, BothDatabases]
    public async Task Sorting_in_the_query_decides_the_order(Engine engine)
    {
        await using var lib = await Filled(engine);
        using var browser = await lib.Browse();
        async Task<List<int>> Years(string sort) => [.. (await Ask(browser, Search($"dc.date>0 sortBy {sort}", ("maximumRecords", "100"), ("recordSchema", "dc")))).Descendants(Dc + "date").Select(d => (int)d)];
        var up = await Years("dc.date/sort.ascending dc.title");
        Assert.Equal(up.Order(), up);
        var down = await Years("dc.date/sort.descending");
        Assert.Equal(down.OrderDescending(), down);
        Assert.NotEqual(up[0], down[0]);
    }

    [Fact]
    public async Task A_record_comes_as_dublin_core_as_xml_or_as_text()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        foreach (var schema in new[] { "dc", "info:srw/schema/1/dc-v1.1" })
        {
            var record = Assert.Single((await Ask(browser, Search("rec.id=demo-0001", ("recordSchema", schema)))).Descendants(One + "record"));
            Assert.Equal("info:srw/schema/1/dc-v1.1", (string)record.Element(One + "recordSchema")!);
            var dc = Assert.Single(record.Element(One + "recordData")!.Elements());
            Assert.Equal(("De aanslag", "Mulisch, Harry", "dut"), ((string)dc.Element(Dc + "title")!, (string)dc.Element(Dc + "creator")!, (string)dc.Element(Dc + "language")!));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync((string)dc.Element(Dc + "identifier")!)).StatusCode);
        }
        var asText = Assert.Single((await Ask(browser, Search("rec.id=demo-0001", ("recordSchema", "dc"), ("recordPacking", "string")))).Descendants(One + "record"));
        Assert.Equal("string", (string)asText.Element(One + "recordPacking")!);
        Assert.Empty(asText.Element(One + "recordData")!.Elements());
        Assert.Equal("De aanslag", (string)XElement.Parse((string)asText.Element(One + "recordData")!).Element(Dc + "title")!);
    }

    /// <summary>Diagnostic, parameters, and the details that the list asks for.</summary>
    private static readonly (int Number, string Parameters, string? Details)[] Wrong =
    [
        (10, "query=cat+dog", null),
        (13, "query=(cat", null),
        (14, "query=%22cat", null),
        (15, "query=foo.title=x", "foo"),
        (16, "query=dc.colour=x", "dc.colour"),
        (16, "query=cat+sortBy+dc.colour", "dc.colour"),
        (19, "query=dc.title+near+x", "near"),
        (20, "query=dc.title+=/stem+x", "stem"),
        (22, "query=dc.title+<+x", "dc.title <"),
        (22, "query=dc.title+encloses+x", "dc.title encloses"),
        (28, "query=dc.title+adj+%22cat*+dog%22", "*"),
        (24, "query=dc.date+within+1999", "within"),
        (26, "query=c\\at", "a"),
        (27, "query=%22%22", null),
        (28, "query=c?t", "?"),
        (31, "query=%22^cat%22", "^"),
        (36, "query=bath.isbn=123", "ISBN"),
        (36, "query=dc.date=gisteren", "year"),
        (39, "query=cat+prox+dog", null),
        (46, "query=cat+and/rel.combine=sum+dog", "rel.combine"),
        (50, "query=cql.resultSetId=1", null),
        (82, "query=cat+sortBy+dc.creator", "dc.creator"),
        (84, "query=cat+sortBy+title+title+title+title", "3"),
        (91, "query=cat+sortBy+title/sort.respectCase", "respectcase"),
        (92, "query=cat+sortBy+title/sort.missingOmit", "missingomit"),
        (61, "query=cql.allRecords=1&startRecord=301", null),
        (66, "query=cat&recordSchema=mods", "mods"),
        (71, "query=cat&recordPacking=zip", "zip"),
        (80, "query=cat&sortKeys=title", "sortKeys: use sortBy in the query"),
        (6, "query=cat&startRecord=0", "startRecord"),
        (6, "query=cat&maximumRecords=-1", "maximumRecords"),
        (6, "query=cat&query=dog", "query"),
        (7, "maximumRecords=1", "query"),
        (8, "query=cat&colour=red", "colour"),
    ];

    [Fact]
    public async Task What_cannot_be_answered_gets_the_diagnostic_of_the_list()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        foreach (var (number, parameters, details) in Wrong)
        {
            var answer = await Ask(browser, $"/sru/catalogus?operation=searchRetrieve&version=1.2&{parameters}");
            var problem = Problem(answer);
            Assert.Equal((parameters, number), (parameters, problem?.Number ?? 0));
            if (details is not null) Assert.Equal(details, problem!.Value.Details);
            Assert.Equal(One + "searchRetrieveResponse", answer.Name);
            Assert.Empty(answer.Descendants(One + "record"));
        }
    }

    [Fact]
    public async Task Versions_and_operations_that_are_not_there_are_named_and_extra_parameters_do_no_harm()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        async Task<(int, string?)?> Asked(string parameters) => Problem(await Ask(browser, "/sru/catalogus?" + parameters));
        Assert.Equal((5, "2.0"), await Asked("operation=searchRetrieve&version=3.0&query=cat"));
        Assert.Equal((7, "version"), await Asked("operation=searchRetrieve&query=cat"));
        Assert.Equal((7, "operation"), await Asked("version=1.2&query=cat"));
        Assert.Equal((4, "scan"), await Asked("operation=scan&version=1.2&scanClause=dc.title"));
        Assert.Equal((4, "scan"), await Asked("scanClause=dc.title"));
        Assert.Equal((4, "delete"), await Asked("operation=delete&version=1.2"));
        Assert.Equal(One + "scanResponse", (await Ask(browser, "/sru/catalogus?operation=scan&version=1.1&scanClause=dc.title")).Name);
        Assert.Null(await Asked("operation=searchRetrieve&version=1.1&query=cat&x-info-5-restrict=1&stylesheet=http%3A%2F%2Fevil.example%2Fx.xsl"));
        Assert.DoesNotContain("evil", await browser.GetStringAsync("/sru/catalogus?operation=searchRetrieve&version=1.1&query=cat&stylesheet=http%3A%2F%2Fevil.example%2Fx.xsl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_comes_back_as_text_only_never_as_markup()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        const string Evil = "<script>alert(1)</script>\u0001\u0000\uFFFE";
        foreach (var parameter in new[] { "recordSchema", "recordPacking", "operation", "version", "query", "evil" })
        {
            var text = await browser.GetStringAsync(Address([("operation", "searchRetrieve"), ("version", "1.2"), ("query", "cat"), .. new[] { (parameter, Evil) }]).Replace($"{parameter}=cat&", "", StringComparison.Ordinal));
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
            Assert.NotNull(Problem(XDocument.Parse(text).Root!));
        }
        Assert.NotNull(Problem(await Ask(browser, Search("cat", ("recordSchema", Evil)))));
        Assert.NotNull(Problem(await Ask(browser, Search("cat", (Evil, "1")))));
    }

    [Fact]
    public async Task Explain_names_every_index_and_each_of_them_answers()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var bare = await Ask(browser, "/sru/catalogus");
        Assert.Equal(One + "explainResponse", bare.Name);
        var explain = (await Ask(browser, "/sru/catalogus?operation=explain&version=1.1")).Descendants(ZeeRex + "explain").Single();
        Assert.Equal(bare.Descendants(ZeeRex + "indexInfo").Single().ToString(), explain.Element(ZeeRex + "indexInfo")!.ToString());
        Assert.Equal("sru/catalogus", (string)explain.Element(ZeeRex + "serverInfo")!.Element(ZeeRex + "database")!);
        var names = explain.Descendants(ZeeRex + "name").Select(n => $"{(string)n.Attribute("set")!}.{n.Value}").ToList();
        Assert.Equal(CatalogueIndexes.All.Select(i => i.ToString()), names);
        foreach (var index in CatalogueIndexes.All)
        {
            var term = index.Kind switch { IndexKind.Isbn => "9789023416241", IndexKind.Issn => "1524-4571", IndexKind.Year => "1999", IndexKind.Instant => "2026-03-02", _ => "x" };
            foreach (var relation in index.Relations.Append("=").Append("=="))
                await Hits(browser, $"{index} {relation} \"{(relation == "within" ? term + " " + term : term)}\"{(index.SortKey ? $" sortBy {index}" : "")}");
        }
    }

    [Fact]
    public async Task A_form_is_answered_as_an_address_is_and_anything_else_that_is_posted_is_refused()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["operation"] = "searchRetrieve", ["version"] = "1.2", ["query"] = "rec.id=demo-0001", ["recordSchema"] = "dc" });
        var answer = await browser.PostAsync("/sru/catalogus", form);
        Assert.Equal("De aanslag", (string)XElement.Parse(await answer.Content.ReadAsStringAsync()).Descendants(Dc + "title").Single());
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await browser.PostAsync("/sru/catalogus", json)).StatusCode);
        using var large = new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = new string('a', 100_000) });
        Assert.InRange((int)(await browser.PostAsync("/sru/catalogus", large)).StatusCode, 400, 499);
    }

    [Fact]
    public async Task An_answer_may_be_kept_for_a_minute_and_sets_no_cookie()
    {
        await using var lib = await Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var answer = await browser.GetAsync(Search("mulisch", ("recordSchema", "dc")));
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.Equal("text/xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
