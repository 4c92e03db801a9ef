using System.Text.Json;
using Woordhouder.Platform.Imports;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Platform.Imports;
using Woordhouder.Tests.Privacy.Versions;
using Woordhouder.Web.Commands;
using static Woordhouder.Tests.Platform.Imports.ImportLibrary;

namespace Woordhouder.Tests.Web.Commands;

public sealed class ImportFileCommandTests
{
    [Theory, BothDatabases]
    public async Task The_command_says_what_it_did_and_ends_with_a_code_for_scripts(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (good, bad) = (await Put("good.csv", TheFile(Child(1), Child(2))), await Put("bad.csv", TheFile(Child(3), Child(4, "postcode=x", "born_on=x"))));
        Assert.Equal((1, true), await Run(bad) is var r ? (r.Code, r.Said.Contains("line 3, postcode: Enter a postcode", StringComparison.Ordinal)) : default);
        Assert.Equal((1, true), await Run(bad, "--language", "nl") is var nl ? (nl.Code, nl.Said.Contains("regel 3, born_on: Schrijf een dag", StringComparison.Ordinal)) : default);
        Assert.Equal((0, true), await Run(good, "--check") is var check ? (check.Code, check.Said.Contains("2 new, 0 here already", StringComparison.Ordinal)) : default);
        Assert.Equal(0, await lib.Count("person"));
        var (code, json) = await Run(good, "--json");
        var answer = JsonDocument.Parse(json[json.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        Assert.Equal((0, "done", 2), (code, answer.GetProperty("end").GetString(), answer.GetProperty("added").GetInt32()));
        Assert.Equal((0, true), await Run(good) is var again ? (again.Code, again.Said.Contains("Nothing was done", StringComparison.Ordinal)) : default);
        Assert.Equal((1, true), await Run(Path.Combine(lib.DataFolder, "none.csv")) is var none ? (none.Code, none.Said.Contains("there is no file", StringComparison.Ordinal)) : default);
        Assert.Equal(2, await lib.Count("person"));

        async Task<string> Put(string name, string text)
        {
            var path = Path.Combine(lib.DataFolder, name);
            await File.WriteAllTextAsync(path, text);
            return path;
        }

        async Task<(int Code, string Said)> Run(string file, params string[] options)
        {
            await using var program = await lib.Start(["import", "patrons", file, .. options]);
            var code = await program.Exited;
            return (code, program.Output);
        }
    }

    [Fact]
    public async Task Each_kind_of_file_that_a_module_takes_has_its_word_and_no_other()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        await using var scope = lib.AsLibrary();
        Assert.Equal(scope.Get<IEnumerable<IFileImport>>().Select(i => i.Kind).Order(), ImportFileCommand.Kinds.Select(k => k.Name).Order());
    }

    [Fact]
    public void A_file_of_records_is_read_as_before()
    {
        Assert.Empty(AllCommands.Root().Parse(["import", "titles.mrc", "more.xml"]).Errors);
        Assert.Empty(AllCommands.Root().Parse(["import", "patrons", "patrons.csv", "--check"]).Errors);
        Assert.NotEmpty(AllCommands.Root().Parse(["import"]).Errors);
        Assert.NotEmpty(AllCommands.Root().Parse(["import", "patrons"]).Errors);
    }
}
