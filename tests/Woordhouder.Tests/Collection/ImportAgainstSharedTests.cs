using Woordhouder.Collection;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

/// <summary>Real files of libraries and suppliers, whole, twice.</summary>
public sealed class ImportAgainstSharedTests
{
    [SharedDataTheory]
    [InlineData(1000, 0, "evergreen", "jazz_1k.mrc")]
    [InlineData(344, 3, "evergreen", "concerto_enhanced_bibs.marcxml")] // three that the supplier deleted
    [InlineData(16, 0, "own-nl", "nl-sample.mrc")]
    public async Task Every_record_of_a_good_file_is_a_title_and_the_second_run_changes_nothing(int records, int rejected, string folder, string file)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var lib = await TestLibrary.Create(engine);
            Assert.Equal((records, records - rejected, 0, 0, rejected), await Import(lib, folder, file));
            Assert.Equal((records, 0, 0, records - rejected, rejected), await Import(lib, folder, file));
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
    public async Task Whatever_a_file_holds_a_second_run_of_it_changes_nothing()
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var lib = await TestLibrary.Create(engine);
            foreach (var path in AllFiles)
            {
                var first = await ImportPath(lib, path);
                var second = await ImportPath(lib, path);
                var rejected = first.RecordsRejected.Count(r => r.Number > 0);
                Assert.Equal(first.RecordsRead, first.TitlesAdded + first.TitlesChanged + first.TitlesUnchanged + rejected);
                Assert.Equal((first.RecordsRead, 0, 0, first.RecordsRead - rejected), (second.RecordsRead, second.TitlesAdded, second.TitlesChanged, second.TitlesUnchanged));
                Assert.Equal(first.RecordsRejected, second.RecordsRejected);
            }
        }
    }

    private static IEnumerable<string> AllFiles => Directory.EnumerateFiles(SharedData.PathOf("marc"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static async Task<(int Read, int Added, int Changed, int Unchanged, int Rejected)> Import(TestLibrary lib, params string[] file) =>
        ImportRecordsTests.Counts(await ImportPath(lib, SharedData.PathOf(["marc", .. file])));

    private static async Task<ImportReport> ImportPath(TestLibrary lib, string path)
    {
        await using var scope = lib.AsLibrary();
        return await scope.Get<ImportRecords>().Do([path]);
    }
}
