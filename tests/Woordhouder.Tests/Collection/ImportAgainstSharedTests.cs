using Woordhouder.Collection.Import;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

/// <summary>Real files of libraries and suppliers, whole, twice.</summary>
public sealed class ImportAgainstSharedTests
{
    [SharedDataTheory]
    [InlineData(1000, "evergreen", "jazz_1k.mrc")]
    [InlineData(344, "evergreen", "concerto_enhanced_bibs.marcxml")]
    [InlineData(16, "own-nl", "nl-sample.mrc")]
    public async Task Every_record_of_a_good_file_is_a_title_and_the_second_run_changes_nothing(int records, string folder, string file)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var lib = await TestLibrary.Create(engine);
            Assert.Equal((records, records, 0, 0, 0), await Import(lib, folder, file));
            Assert.Equal((records, 0, 0, records, 0), await Import(lib, folder, file));
        }
    }

    [SharedDataFact]
    public async Task Both_formats_of_the_dutch_sample_are_the_same_titles()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await Import(lib, "own-nl", "nl-sample.mrc");
        Assert.Equal((16, 0, 0, 16, 0), await Import(lib, "own-nl", "nl-sample.marcxml"));
    }

    [SharedDataFact]
    public async Task All_files_together_end_alike_after_every_further_run()
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var lib = await TestLibrary.Create(engine);
            foreach (var path in AllFiles) await ImportPath(lib, path);
            foreach (var path in AllFiles)
            {
                var (read, _, _, _, rejected) = await ImportPath(lib, path);
                var again = await ImportPath(lib, path);
                Assert.Equal((read, 0, 0, read - Records(again, rejected), rejected), again);
            }
        }
    }

    private static int Records((int Read, int Added, int Changed, int Unchanged, int Rejected) counts, int rejected) => Math.Min(rejected, counts.Read - counts.Unchanged);

    private static IEnumerable<string> AllFiles => Directory.EnumerateFiles(SharedData.PathOf("marc"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static Task<(int Read, int Added, int Changed, int Unchanged, int Rejected)> Import(TestLibrary lib, params string[] file) => ImportPath(lib, SharedData.PathOf(["marc", .. file]));

    private static async Task<(int Read, int Added, int Changed, int Unchanged, int Rejected)> ImportPath(TestLibrary lib, string path)
    {
        await using var scope = lib.AsLibrary();
        return ImportRecordsTests.Counts(await scope.Get<ImportRecords>().Do([path]));
    }
}
