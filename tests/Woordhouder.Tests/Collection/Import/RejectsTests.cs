using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;
using Woordhouder.Tests.Privacy.Versions;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

/// <summary>What is kept of records that did not go in, and what is said of those that are not kept.</summary>
public sealed class RejectsTests
{
    private const string Donor = "Jansen, Truus";

    /// <summary>A book with a donor, an owner's note on the copy, and a copy of which a strange subfield says who has it.</summary>
    private static Sample Given(string title = "De aanslag") => new(
        "001 nr-1", "008 260302s1982    ne     e      000 f dut d", "100 1_ $aMulisch, Harry,$4aut", $"245 10 $a{title} /", $"541 __ $aGift van {Donor}", $"500 __ $aOpdracht van {Donor}$5NL-X",
        "520 __ $aOver een aanslag", $"952 __ $pb1$bstad$oR$8{Donor}", "952 __ $pb2$bstad$oR");

    private static Sample Titleless(string number) => new($"001 {number}", "008 260302s1982    ne     e      000 f dut d", "100 1_ $aZonder titel");

    private static async Task<ImportRun> Run(TestLibrary lib, byte[] file, string name = "levering.mrc") => await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, file, name));

    private static async Task<string?> Kept(TestLibrary lib, ImportRun run)
    {
        await using var scope = lib.AsLibrary();
        var bytes = (await scope.Get<Things>().Set<ImportReject>().SingleAsync(r => r.RunId == run.Id)).Bytes;
        return bytes.Length == 0 ? null : Encoding.Latin1.GetString(bytes);
    }

    [Theory, BothDatabases]
    public async Task A_record_that_nobody_can_read_is_kept_without_what_is_about_people(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var good = Given().Bytes();
        // Cut off in the last field: what is missing can be put behind it again.
        var cut = await Kept(lib, await Run(lib, good[..^8]));
        Assert.DoesNotContain("Jansen", cut, StringComparison.Ordinal);
        Assert.Contains("De aanslag", cut, StringComparison.Ordinal);
        Assert.Contains("Over een aanslag", cut, StringComparison.Ordinal);
        Assert.Equal(good.Length - 7, cut!.Length);
        byte[] mended = [.. Encoding.Latin1.GetBytes(cut[..^1]), .. good[^8..]];
        Assert.Equal("De aanslag /", Assert.Single(Sample.Read(mended)).Record!.Field("245")!['a']);

        // A damaged leader leaves the fields where they are.
        var leader = good.ToArray();
        leader[7] = 0x02;
        var damaged = await Kept(lib, await Run(lib, leader));
        Assert.DoesNotContain("Jansen", damaged, StringComparison.Ordinal);
        Assert.Contains("De aanslag", damaged, StringComparison.Ordinal);

        // A field too many: what stands where the directory says is known, the rest is not.
        byte[] twice = [.. good[..^1], .. Encoding.ASCII.GetBytes($"  \u001Fa{Donor}\u001E"), 0x1D];
        Assert.DoesNotContain("Jansen", await Kept(lib, await Run(lib, twice)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_kept_of_what_cannot_be_told_apart_or_is_another_kind_of_record(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var good = Given().Bytes();
        // No directory that holds: any byte may be about anybody.
        byte[] shifted = [.. good[..27], (byte)'x', .. good[27..]];
        Assert.Null(await Kept(lib, await Run(lib, shifted)));
        Assert.Null(await Kept(lib, await Run(lib, [.. Encoding.ASCII.GetBytes($"00042nam {Donor}"), 0x1D, .. good])));
        foreach (var kind in "zyq")
        {
            var other = new Sample("001 nr-1", $"100 1_ $a{Donor}", "500 __ $aTel. 06") { Leader = $"00000n{kind}m a2200000 i 4500" };
            Assert.Null(await Kept(lib, await Run(lib, other.Bytes())));
            Assert.Null(await Kept(lib, await Run(lib, Encoding.UTF8.GetBytes($"<collection>{other.Xml()}</collection>"), "a.xml")));
        }
    }

    [Theory, BothDatabases]
    public async Task A_long_record_is_kept_whole(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var notes = Enumerable.Range(0, 9).Select(n => $"500 __ $a{new string('a', 9_000)}").ToArray();
        var run = await Run(lib, new Sample(["001 long", "100 1_ $aZonder titel", .. notes]).Bytes());
        Assert.InRange((await Kept(lib, run))!.Length, 81_000, 90_000);
    }

    [Theory, BothDatabases]
    public async Task The_page_says_of_each_record_whether_it_is_in_the_file_and_offers_no_file_of_nothing(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        using var office = await lib.BrowseAs("back-office");
        var nothing = await Run(lib, Encoding.UTF8.GetBytes("<collection><record></collection>"), "a.xml");
        var page = await office.GetStringAsync($"/kantoor/collectie/invoer/{nothing.Id:D}");
        Assert.DoesNotContain("handler=Rejects", page, StringComparison.Ordinal);
        Assert.Contains("Geen van deze records", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/kantoor/collectie/invoer/{nothing.Id:D}?handler=Rejects")).StatusCode);

        var some = await Run(lib, [.. Titleless("nr-1").Bytes(), .. new Sample("001 nr-2", "100 1_ $aNaam") { Leader = "00000nzm a2200000 i 4500" }.Bytes()]);
        page = WebUtility.HtmlDecode(await office.GetStringAsync($"/kantoor/collectie/invoer/{some.Id:D}"));
        Assert.Contains("handler=Rejects", page, StringComparison.Ordinal);
        Assert.Contains("1 van de 2 records", page, StringComparison.Ordinal);
        Assert.Equal(("Ja", "Nee"), (Cell(page, 1), Cell(page, 2)));
    }

    /// <summary>The last cell of the row of a record.</summary>
    private static string Cell(string page, int number)
    {
        var row = page[page.IndexOf(string.Create(CultureInfo.InvariantCulture, $"<th scope=\"row\" class=\"wh-num\">{number}</th>"), StringComparison.Ordinal)..];
        row = row[..row.IndexOf("</tr>", StringComparison.Ordinal)];
        return row[(row.LastIndexOf("<td>", StringComparison.Ordinal) + 4)..row.LastIndexOf("</td>", StringComparison.Ordinal)];
    }

    [Theory, BothDatabases]
    public async Task ForgetImports_lets_go_of_the_file_of_a_stopped_import_after_three_days(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var run = await ImportRunTests.Offer(lib, Given().Bytes());
        await using (var scope = lib.AsLibrary()) Assert.True((await scope.Get<RunTheImport>().Stop(run)).Done);
        Assert.Equal(1, await Left(2));
        Assert.Equal(0, await Left(2));
        await using (var scope = lib.AsLibrary()) Assert.Equal("import.file-gone", Assert.Single((await scope.Get<RunTheImport>().GoOn(run)).Refusals).Code);

        async Task<long> Left(int days)
        {
            lib.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = lib.AsLibrary();
            await scope.Get<ForgetImports>().Run(lib.Today, default);
            return await lib.Count("import_chunk");
        }
    }
}
