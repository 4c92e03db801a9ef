using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Versions;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Nodes;

/// <summary>kill -9 in the middle of a file from another system: the batches that were written stay whole, and the next run does the rest.</summary>
public sealed class KilledImportTests
{
    private const int All = 9_000;

    [Theory, BothDatabases]
    public async Task A_killed_import_of_members_is_run_again_and_everybody_is_there_once(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var file = Path.Combine(lib.DataFolder, "patrons.csv");
        var text = TheFile([.. Enumerable.Range(1, All).Select(n => Child(n))]);
        await File.WriteAllTextAsync(file, text);
        await using (var program = await lib.Start("import", "patrons", file))
            await program.KillWhen(async () => await lib.Count("person") >= 500);

        var written = (int)await lib.Count("person");
        Assert.InRange(written, 500, All - 1);
        Assert.Equal(written, Convert.ToInt32((await lib.Raw("SELECT rows FROM imported_file WHERE finished_at IS NULL"))[0][0], System.Globalization.CultureInfo.InvariantCulture));
        foreach (var table in new[] { "card", "patron_name", "patron_contact", "patron_membership", "patron_preference", "representation", "representative" }) Assert.Equal(written, await lib.Count(table));

        var report = await lib.Import("patrons", text);
        Assert.Equal((ImportEnd.Done, All - written, written), (report.End, report.Added, report.Already));
        Assert.Equal((All, All, All), (await lib.Count("person"), await lib.Count("card"), await lib.Count("representation")));
    }
}
