using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Import;

public sealed class WatchedFolderTests
{
    [Theory, BothDatabases]
    public async Task A_file_is_taken_when_it_no_longer_grows_and_what_is_no_file_of_records_is_put_apart(Engine engine)
    {
        await using var lib = await Watching(engine);
        await Put(lib, "levering.mrc", Book("nr-1"));
        await Put(lib, "brief.pdf", "%PDF-1.7"u8.ToArray());

        Assert.Equal(0, await Turn(lib)); // still fresh: the supplier may be writing
        lib.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Turn(lib));
        Assert.EndsWith("levering.mrc", Assert.Single(In(lib, "taken")), StringComparison.Ordinal);
        Assert.EndsWith("brief.pdf", Assert.Single(In(lib, "refused")), StringComparison.Ordinal);
        Assert.Empty(In(lib, ""));
        await using var scope = lib.AsLibrary();
        var runs = await scope.Get<Things>().Set<ImportRun>().OrderBy(r => r.FileName).ToListAsync();
        Assert.Equal([("brief.pdf", ImportState.Refused), ("levering.mrc", ImportState.Waiting)], runs.Select(r => (r.FileName, r.State)));
        Assert.Contains("PDF", runs[0].Problem, StringComparison.Ordinal); // the list of imports says so: nobody need look in the folder
    }

    [Theory, BothDatabases]
    public async Task Files_of_one_name_lie_beside_each_other_and_go_after_a_week(Engine engine)
    {
        await using var lib = await Watching(engine);
        foreach (var number in new[] { "nr-1", "nr-2" })
        {
            await Put(lib, "levering.mrc", Book(number));
            await Put(lib, "brief.pdf", "%PDF-1.7"u8.ToArray());
            lib.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(1, await Turn(lib));
        }
        Assert.Equal((2, 2), (In(lib, "taken").Length, In(lib, "refused").Length));
        lib.Clock.Advance(TimeSpan.FromDays(6));
        await Turn(lib);
        Assert.Equal((2, 2), (In(lib, "taken").Length, In(lib, "refused").Length));
        lib.Clock.Advance(TimeSpan.FromDays(1));
        await Turn(lib);
        Assert.Equal((0, 0), (In(lib, "taken").Length, In(lib, "refused").Length));
    }

    private static byte[] Book(string number) => new Sample($"001 {number}", "008 260302s1982    ne     e      000 f dut d", "245 10 $aTitel").Bytes();

    /// <summary>A library whose settings name the folder: what is tested is what runs.</summary>
    private static async Task<TestLibrary> Watching(Engine engine)
    {
        using var folder = new LibraryFolder();
        var supplier = Directory.CreateTempSubdirectory("levering-").FullName;
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "settings.yaml"), $"\nwatchedFolder: {supplier}\n");
        return await TestLibrary.Create(engine, folder.Path);
    }

    private static string[] In(TestLibrary lib, string folder)
    {
        var path = Path.Combine(lib.Library.Settings.WatchedFolder!, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path) : [];
    }

    private static async Task Put(TestLibrary lib, string name, byte[] bytes)
    {
        var path = Path.Combine(lib.Library.Settings.WatchedFolder!, name);
        await File.WriteAllBytesAsync(path, bytes);
        File.SetLastWriteTimeUtc(path, lib.Clock.GetUtcNow().UtcDateTime);
    }

    private static async Task<int> Turn(TestLibrary lib)
    {
        await using var turn = lib.AsLibrary();
        return await turn.Get<WatchedFolder>().Turn(default);
    }
}
