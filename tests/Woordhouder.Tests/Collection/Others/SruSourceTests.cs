using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Collection.Others;
using Woordhouder.Kernel;
using Woordhouder.Platform.Outbound;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>Copying from another catalogue: our own server in the demo; servers that answer wrongly; and hosts that the program may not reach.</summary>
public sealed class SruSourceTests
{
    private const string Own = "Eigen catalogus";

    private static async Task<Outcome<SourceFinds>> Find(TestLibrary lib, string words, string source = Own)
    {
        if (!lib.App.Lifetime.ApplicationStarted.IsCancellationRequested) await lib.App.StartAsync();
        await using var office = lib.AsStaff("back-office");
        return await office.Get<SruSource>().Find(source, words);
    }

    [Theory, BothDatabases]
    public async Task Our_own_catalogue_gives_the_records_that_stand_in_it(Engine engine)
    {
        await using var lib = await SruServerTests.Filled(engine);
        var found = (await Find(lib, "Mulisch: \"aanslag\"*")).Value;
        Assert.Equal(found.Total, found.Records.Count);
        Assert.All(found.Records, r => Assert.Contains("Mulisch", r.Field("100")!['a'], StringComparison.Ordinal));
        var record = found.Records.Single(r => r.Control("001") == "demo-0001");
        Assert.Equal("De aanslag /", record.Field("245")!['a']);
        Assert.Equal('3', record.Field("245")!.Indicator2);
        // No barcodes, no owners: a catalogue gives what describes the work.
        Assert.Null(record.Field("952"));
        var all = (await Find(lib, "de")).Value;
        Assert.Equal((20, 0), (all.Records.Count, all.Unreadable));
        Assert.True(all.Total > 20);
        Assert.Equal(0, (await Find(lib, "9789023416241")).Value.Total);
    }

    [Fact]
    public async Task A_question_without_words_and_a_source_that_is_not_there_are_refused()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Equal("source-words-missing", Assert.Single((await Find(lib, " \"*\" ")).Refusals).Code);
        Assert.Equal("source-unknown", Assert.Single((await Find(lib, "mulisch", "Elders")).Refusals).Code);
    }

    [Fact]
    public async Task Only_listed_hosts_over_https_are_reached_and_a_demo_reaches_nobody()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await lib.App.StartAsync();
        await using var scope = lib.AsStaff("back-office");
        var outbound = scope.Get<OutboundHttp>();
        async Task<string?> Code(string address) => (await outbound.Get(address, 1000)).Refusals.SingleOrDefault()?.Code;
        foreach (var address in new[] { "https://example.com/sru", "http://example.com/sru", "http://localhost/sru", "ftp://localhost/", "https://localhost@example.com/", "sru" })
            Assert.Equal("outbound-not-listed", await Code(address));
        // The mail relay is listed under this name, but it lies in our own network.
        Assert.Equal("outbound-no-answer", await Code("https://localhost:1/"));
        lib.Library.IsDemo = true;
        Assert.Equal("outbound-demo", await Code("https://localhost:1/"));
        Assert.Null(await Code("/sru/catalogus?operation=searchRetrieve&version=1.2&query=x"));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_moved_or_wrong_is_refused_with_the_reason()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await lib.App.StartAsync();
        await using var scope = lib.AsStaff("back-office");
        var outbound = scope.Get<OutboundHttp>();
        Assert.Equal("outbound-too-large", Assert.Single((await outbound.Get("/sru/catalogus", 100)).Refusals).Code);
        var moved = Assert.Single((await outbound.Get("/mijn", 100_000)).Refusals);
        Assert.Equal(("outbound-status", 302), (moved.Code, (int)moved.Values.Single().Value!));
    }

    [Fact]
    public async Task A_server_that_cannot_answer_now_is_asked_three_times_and_one_that_refuses_or_sends_on_once()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var asked = new List<string>();
        await using var other = WebApplication.CreateSlimBuilder().Build();
        other.Urls.Add("http://127.0.0.1:0");
        other.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            asked.Add(path);
            context.Response.StatusCode = path switch { "/better" => asked.Count(a => a == path) < 3 ? 503 : 200, "/never" => 503, "/moved" => 302, _ => 404 };
            if (path == "/moved") context.Response.Headers.Location = "/better";
            await context.Response.WriteAsync("goed");
        });
        await other.StartAsync();
        var outbound = new OutboundHttp(lib.Library, other.Services.GetRequiredService<IServer>(), lib.Clock);
        async Task<(string?, int)> Got(string path) => ((await outbound.Get(path, 100)) is { Done: true, Value: var body } ? Encoding.UTF8.GetString(body) : null, asked.Count(a => a == path));
        Assert.Equal((null, 1), await Got("/moved"));
        Assert.Equal(("goed", 3), await Got("/better"));
        Assert.Equal((null, 3), await Got("/never"));
        Assert.Equal((null, 1), await Got("/nowhere"));
    }

    [Theory]
    [InlineData("url: \"http://sru.example.org/db\"")]
    [InlineData("url: \"ftp://sru.example.org/db\"")]
    [InlineData("url: /sru/catalogus, version: \"2.0\"")]
    public async Task A_source_that_cannot_be_asked_is_refused_when_the_library_opens(string source)
    {
        using var folder = new LibraryFolder().Change("settings.yaml", "url: /sru/catalogus", source);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestLibrary.Create(Engine.Sqlite, folder.Path));
        Assert.Contains("catalogue source 'Eigen catalogus' cannot be asked", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("145.97.10.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2001:610:1::1", true)]
    [InlineData("::ffff:145.97.10.1", true)]
    public void An_address_of_a_private_network_is_no_place_to_go(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));
}

public sealed class SruAnswerTests
{
    private static SruAnswer? Read(string xml) => SruAnswer.Read(Encoding.UTF8.GetBytes(xml));

    private const string Record = "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader>00000nam a2200000 i 4500</leader><controlfield tag=\"001\">1</controlfield><datafield tag=\"245\" ind1=\"0\" ind2=\"0\"><subfield code=\"a\">Een &amp; ander</subfield></datafield></record>";

    private static string Envelope(params string[] records) =>
        $"<r:searchRetrieveResponse xmlns:r=\"http://www.loc.gov/zing/srw/\"><r:numberOfRecords>7</r:numberOfRecords><r:records>{string.Concat(records.Select(r => $"<r:record><r:recordData>{r}</r:recordData><r:recordPosition>1</r:recordPosition></r:record>"))}</r:records></r:searchRetrieveResponse>";

    [Fact]
    public void Records_come_as_xml_or_as_text_and_what_is_no_title_is_counted()
    {
        var answer = Read(Envelope(Record, "\n " + Record + " ", WebUtility.HtmlEncode(Record), "<dc><title>x</title></dc>", "", Record.Replace("nam a", "nz  a", StringComparison.Ordinal)))!;
        Assert.Equal((7, 3, 3, (string?)null), (answer.Total, answer.Records.Count, answer.Unreadable, answer.Problem));
        Assert.All(answer.Records, r => Assert.Equal("Een & ander", r.Field("245")!['a']));
    }

    [Theory]
    [InlineData("http://www.loc.gov/zing/srw/diagnostic/")]
    [InlineData("http://docs.oasis-open.org/ns/search-ws/diagnostic")]
    public void A_diagnostic_is_a_sentence(string space) =>
        Assert.Equal("Unsupported index (dc.colour)", Read($"<searchRetrieveResponse xmlns=\"http://www.loc.gov/zing/srw/\"><diagnostics><diagnostic xmlns=\"{space}\"><uri>info:srw/diagnostic/1/16</uri><details>dc.colour</details><message>Unsupported index</message></diagnostic></diagnostics></searchRetrieveResponse>")!.Problem);

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<searchRetrieveResponse>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><searchRetrieveResponse>&e;</searchRetrieveResponse>")]
    public void What_is_no_answer_of_sru_is_said_to_be_none(string xml) => Assert.Null(Read(xml));
}
