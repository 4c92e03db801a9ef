using System.Diagnostics;
using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Collection.Others;

/// <summary>
/// The catalogue as the programs of another house see it: zoomsh and yaz-client, from Debian's package yaz. They are never skipped: a machine without them
/// fails with the sentence that says what to install.
/// </summary>
public sealed class YazTests
{
    private static async Task<string> Run(string program, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (!File.Exists(program)) throw new InvalidOperationException($"{program} is missing. Install it with: apt-get install yaz (./test does so by itself).");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try { await process.WaitForExitAsync(patience.Token); }
        finally { if (!process.HasExited) process.Kill(); }
        return await output + await errors;
    }

    private static async Task<(TestLibrary Library, string Server)> Serving(Engine engine)
    {
        var lib = await SruServerTests.Filled(engine);
        await lib.App.StartAsync();
        return (lib, $"127.0.0.1:{new Uri(lib.App.Urls.First()).Port}/sru/catalogus");
    }

    /// <summary>What zoomsh prints for a query: hits and records.</summary>
    private static Task<string> Zoom(string server, string version, string schema, string cql) => Run("/usr/bin/zoomsh", null,
        "-e", "set sru get", $"set sru_version {version}", $"set schema {schema}", "set preferredRecordSyntax xml", "set elementSetName F", $"connect http://{server}", $"search cql:{cql}", "show 0 2", "quit");

    [Theory]
    [BothDatabasesWith("1.1")]
    [BothDatabasesWith("1.2")]
    [BothDatabasesWith("2.0")]
    public async Task Zoomsh_finds_titles_and_reads_their_records(Engine engine, string version)
    {
        var (library, server) = await Serving(engine);
        await using var lib = library;
        var said = await Zoom(server, version, "marcxml", "rec.identifier any \"demo-0001 demo-0002\"");
        Assert.Contains(": 2 hits", said, StringComparison.Ordinal);
        Assert.Contains("<subfield code=\"a\">De aanslag /</subfield>", said, StringComparison.Ordinal);
        Assert.Contains("<controlfield tag=\"001\">demo-0002</controlfield>", said, StringComparison.Ordinal);

        var dublin = await Zoom(server, version, "dc", "dc.creator=mulisch");
        Assert.Matches(": [1-9][0-9]* hits", dublin);
        Assert.Contains("Mulisch, Harry</dc:creator>", dublin, StringComparison.Ordinal);

        var none = await Zoom(server, version, "dc", "dc.title=nietsvandatalles");
        Assert.Contains(": 0 hits", none, StringComparison.Ordinal);
        // A diagnostic arrives as the standard's own number.
        Assert.Matches(@"Unsupported index.*\b16\b|\b16\b.*Unsupported index", await Zoom(server, version, "dc", "dc.colour=red"));
    }

    [Theory, BothDatabases]
    public async Task Yaz_client_finds_shows_and_pages(Engine engine)
    {
        var (library, server) = await Serving(engine);
        await using var lib = library;
        var said = await Run("/usr/bin/yaz-client", $"""
            sru get 1.2
            querytype cql
            schema marcxml
            open http://{server}
            find dc.creator=mulisch and dc.title=aanslag
            show 1+1
            find cql.allRecords=1
            show 299+2
            find dc.title=(
            quit

            """);
        var hits = Regex.Matches(said, @"Number of hits: (\d+)").Select(m => int.Parse(m.Groups[1].Value)).ToList();
        // Each find and each show says it.
        Assert.InRange(hits[0], 1, 5);
        Assert.Equal([hits[0], hits[0], 300, 300, 0], hits);
        Assert.Contains("De aanslag /", said, StringComparison.Ordinal);
        Assert.Contains("pos=300", said, StringComparison.Ordinal);
        Assert.Contains("info:srw/diagnostic/1/10", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yaz_client_reads_what_the_server_says_of_itself()
    {
        var (library, server) = await Serving(Engine.Sqlite);
        await using var lib = library;
        var said = await Run("/usr/bin/yaz-client", $"sru get 1.2\nopen http://{server}\nexplain\nquit\n");
        Assert.Contains("indexInfo", said, StringComparison.Ordinal);
        Assert.Contains("info:srw/schema/1/marcxml-v1.1", said, StringComparison.Ordinal);
    }
}
