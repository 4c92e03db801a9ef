using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Woordhouder.Collection.Others;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>SRU 2.0 against the schemas of the standard, and the answers of strangers against our reader.</summary>
public sealed class Sru20AgainstSharedTests
{
    private static readonly XmlSchemaSet Schemas = SharedData.Folder is null ? new XmlSchemaSet() : Read();

    private static XmlSchemaSet Read()
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in new[] { "diagnostic", "facetedResults", "xcql", "searchResultAnalysis", "scan", "sruResponse", "MARC21slim" })
        {
            using var xml = XmlReader.Create(SharedData.PathOf("marc", "schema-sru", file + ".xsd"));
            set.Add(null, xml);
        }
        set.Compile();
        return set;
    }

    internal static void Valid(XElement answer)
    {
        var faults = new List<string>();
        new XDocument(answer).Validate(Schemas, (_, e) => faults.Add(e.Message));
        Assert.Empty(faults);
    }

    private static readonly (string Parameters, int Diagnostic)[] Requests =
    [
        ("query=cql.allRecords=1&maximumRecords=100", 0),
        ("query=mulisch&recordSchema=dc", 0),
        ("query=mulisch&recordSchema=dc&recordXMLEscaping=string&maximumRecords=2&queryType=cql&renderedBy=client", 0),
        ("query=mulisch&maximumRecords=0&version=2.0", 0),
        ("query=nietsvandatalles", 0),
        ("query=dc.colour=x", 16),
        ("query=cat&recordXMLEscaping=zip", 71),
        ("query=cat&recordPacking=unpacked", 6),
        ("query=cat&queryType=searchTerms", 6),
        ("query=cat&facetLimit=10:dc.subject", 8),
        ("query=cql.allRecords=1&startRecord=1000", 61),
        ("version=2.0", 0),
        ("scanClause=dc.title", 4),
    ];

    [SharedDataFact]
    public async Task An_answer_of_2_0_is_valid_and_knows_no_words_of_1()
    {
        await using var lib = await SruServerTests.Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        foreach (var (parameters, diagnostic) in Requests)
        {
            var answer = await SruServerTests.Ask(browser, "/sru/catalogus?" + parameters);
            Valid(answer);
            Assert.Equal(SruServerTests.Two, answer.Name.Namespace);
            Assert.Empty(answer.Descendants().Where(e => e.Name == SruServerTests.Two + "version" || e.Name == SruServerTests.Two + "recordPacking"));
            var uri = (string?)answer.Descendants(SruServerTests.TwoDiagnostic + "uri").FirstOrDefault();
            Assert.Equal((parameters, diagnostic == 0 ? null : $"info:srw/diagnostic/1/{diagnostic}"), (parameters, uri));
            Assert.Equal(answer.Name.LocalName == "searchRetrieveResponse", answer.Element(SruServerTests.Two + "resultCountPrecision") is not null);
        }
    }

    [SharedDataFact]
    public async Task The_validation_sees_an_answer_that_is_wrong()
    {
        await using var lib = await SruServerTests.Filled(Engine.Sqlite);
        using var browser = await lib.Browse();
        var answer = await SruServerTests.Ask(browser, "/sru/catalogus?query=mulisch&recordSchema=dc");
        answer.AddFirst(new XElement(SruServerTests.Two + "nextRecordPosition", 0));
        Assert.ThrowsAny<Exception>(() => Valid(answer));
    }

    [Fact]
    public async Task Http_accept_decides_the_type_of_an_answer_of_2_0()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        using var browser = await lib.Browse();
        async Task<string> Type(string accept) => (await browser.GetAsync($"/sru/catalogus?query=x&httpAccept={Uri.EscapeDataString(accept)}")) is { StatusCode: HttpStatusCode.OK } a ? a.Content.Headers.ContentType!.MediaType! : "none";
        Assert.Equal("application/sru+xml", await Type("application/sru+xml"));
        Assert.Equal("application/sru+xml", await Type("*/*"));
        Assert.Equal("text/xml", await Type("text/html, text/xml;q=0.5"));
        Assert.Equal("none", await Type("image/png"));
        Assert.Equal("none", await Type("<x>"));
    }

    [SharedDataTheory]
    [InlineData("gvi_sru_response.xml", 1)]
    [InlineData("gvi_sru_response_3.xml", 1)]
    public void Records_without_a_namespace_in_a_real_answer_are_read(string file, int records)
    {
        var answer = SruAnswer.Read(File.ReadAllBytes(SharedData.PathOf("marc", "schema-sru", file)))!;
        Assert.Equal((records, 0, (string?)null), (answer.Records.Count, answer.Unreadable, answer.Problem));
        Assert.All(answer.Records, r => Assert.NotNull(r.Field("245")));
    }
}
