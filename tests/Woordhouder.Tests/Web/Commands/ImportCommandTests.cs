using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Nodes;
using Xunit;

namespace Woordhouder.Tests.Web.Commands;

public sealed class ImportCommandTests
{
    [Theory, BothDatabases]
    public async Task Import_ends_with_0_only_when_everything_landed(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var book = new Sample("001 nr-1", "008 260302s1982    ne     e      000 f dut d", "245 10 $aTitel").Bytes();
        var (good, partly, refused) = (await Put("good.mrc", book), await Put("partly.mrc", [.. book, .. new Sample("001 nr-2", "100 1_ $aZonder titel").Bytes()]), await Put("refused.json", "[{}]"u8.ToArray()));
        Assert.Equal((0, 1, 1), (await Run(good), await Run(partly), await Run(refused)));
        Assert.Equal("1", $"{(await lib.Raw("SELECT count(*) FROM title"))[0][0]}");

        async Task<string> Put(string name, byte[] bytes)
        {
            var path = Path.Combine(lib.DataFolder, name);
            await File.WriteAllBytesAsync(path, bytes);
            return path;
        }

        async Task<int> Run(string file)
        {
            await using var program = await lib.Start("import", file);
            return await program.Exited;
        }
    }
}
