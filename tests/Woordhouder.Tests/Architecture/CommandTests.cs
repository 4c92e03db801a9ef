using System.CommandLine;
using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;
using Woordhouder.Web.Commands;

namespace Woordhouder.Tests.Architecture;

/// <summary>Commands in README, CONTRIBUTING and deployment are true: the real command line reads each of them, and scripts and projects that they name are there (architecture §8.8).</summary>
public sealed partial class CommandTests
{
    private static readonly string[] Documents = ["README.md", "CONTRIBUTING.md", Path.Combine("docs", "deployment.md"), Path.Combine("docs", "statement-format.md"), Path.Combine("docs", "import.md")];

    /// <summary>What stands in code, in a block or in a sentence, and begins as a command (the folder of data begins like one).</summary>
    internal static IEnumerable<string> Commands(string markdown) => Fenced().Matches(markdown).SelectMany(m => m.Groups[1].Value.Split('\n'))
        .Concat(Inline().Matches(Fenced().Replace(markdown, "")).Select(m => m.Groups[1].Value))
        .Select(c => Comment().Replace(c, "").Trim()).Where(c => (c.StartsWith("./", StringComparison.Ordinal) && c != "./data") || c.StartsWith("dotnet ", StringComparison.Ordinal)).Distinct();

    public static TheoryData<string> Written => [.. Documents.SelectMany(d => Commands(File.ReadAllText(Repository.Path(d)))).Distinct()];

    [Theory, MemberData(nameof(Written))]
    public void A_command_that_is_written_down_is_true(string command) => Assert.Empty(Wrong(command));

    internal static IEnumerable<string> Wrong(string command)
    {
        var words = Words().Matches(command).Select(m => m.Value.Trim('"')).ToList();
        return words[0] switch
        {
            "./woordhouder" => AllCommands.Root().Parse(words[1..]).Errors.Select(e => e.Message),
            "dotnet" => words.Skip(2).Where(w => w.EndsWith(".slnx", StringComparison.Ordinal) || w.StartsWith("tools/", StringComparison.Ordinal) || w.StartsWith("tests/", StringComparison.Ordinal)).Where(Missing),
            _ => Missing(words[0]) ? [words[0]] : words.Skip(1).Where(w => w.StartsWith("--", StringComparison.Ordinal) && !File.ReadAllText(Repository.Path(words[0][2..])).Contains(w, StringComparison.Ordinal)),
        };
    }

    private static bool Missing(string path) => !Path.Exists(Repository.Path(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path));

    [Fact]
    public void The_rule_sees_commands_and_what_is_wrong_with_them()
    {
        Assert.Equal(["./run --fast", "./woordhouder sweep --dry-run", "dotnet build Nothing.slnx"],
            Commands("Say `./run --fast`, not `run`.\n```\n./woordhouder sweep --dry-run   # tonight\ndotnet build Nothing.slnx\n```\n").Order(StringComparer.Ordinal));
        Assert.NotEmpty(Wrong("./woordhouder sweep --tomorrow"));
        Assert.NotEmpty(Wrong("./woordhouder polish"));
        Assert.NotEmpty(Wrong("dotnet build Nothing.slnx"));
        Assert.NotEmpty(Wrong("./walk"));
        Assert.NotEmpty(Wrong("./test --slowly"));
    }

    [Fact]
    public async Task Every_command_explains_itself_and_takes_the_common_options()
    {
        foreach (var command in AllCommands.Root().Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands.Select(s => $"{c.Name} {s.Name}") : [c.Name]))
        {
            using var text = new StringWriter();
            var code = await AllCommands.Root().Parse($"{command} --help").InvokeAsync(new InvocationConfiguration { Output = text });
            Assert.Equal(0, code);
            foreach (var option in CommonOptions.All) Assert.Contains(option.Name, text.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_library_gets_a_database_of_its_own()
    {
        var almere = Repository.Path("libraries", "almere");
        using var zuid = LibraryFolder.Zuid();
        Assert.Equal(1, await AllCommands.Root().Parse(["ledger", "verify", "--library", almere, "--library", zuid.Path, "--db", "Host=none"]).InvokeAsync());
    }

    [Fact]
    public async Task A_real_library_is_set_up_once()
    {
        var data = Directory.CreateTempSubdirectory("woordhouder-setup-").FullName;
        string[] setup = ["setup", "--library", Repository.Path("libraries", "almere"), "--data", data];
        Assert.Equal(0, await AllCommands.Root().Parse(setup).InvokeAsync());
        Assert.Equal(1, await AllCommands.Root().Parse(setup).InvokeAsync());
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task The_library_of_the_repository_passes_its_own_check() =>
        Assert.Equal(0, await AllCommands.Root().Parse(["statement", "check", Repository.Path("libraries", "almere")]).InvokeAsync());

    [GeneratedRegex(@"```\w*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
