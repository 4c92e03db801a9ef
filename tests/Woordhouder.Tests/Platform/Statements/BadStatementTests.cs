using System.Globalization;
using Woordhouder.Platform.Statements;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Tests.Platform.Statements;

/// <summary>Every file in <c>bad/</c> makes one mistake and names the complaint that must come: that one, there, and no other.</summary>
public sealed class BadStatementTests
{
    public static TheoryData<string> Samples() => [.. Names];

    private static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(GoodStatement.Folder, "bad"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    [Fact]
    public void The_good_statement_draws_no_complaint() => Assert.Empty(StatementChecks.Check(GoodStatement.Read(), TestProgram.Facts));

    [Theory, MemberData(nameof(Samples))]
    public void A_bad_statement_draws_exactly_its_complaint(string sample)
    {
        var (files, lastApproved, expected) = Load(sample);

        var (statement, complaints) = StatementReader.Read(files);
        if (statement is not null)
            complaints = [.. StatementChecks.Check(statement, TestProgram.Facts), .. lastApproved is { } date ? StatementChecks.CheckSuccessor(statement, date) : []];

        var all = string.Join('\n', complaints);
        Assert.True(expected.Count == complaints.Count, $"expected {expected.Count} complaint(s), got {complaints.Count}:\n{all}");
        foreach (var ((at, words), complaint) in expected.Zip(complaints))
        {
            Assert.True(at == complaint.Place.ToString(), $"expected a complaint at {at}:\n{all}");
            Assert.All(words, word => Assert.Contains(word, complaint.Wrong, StringComparison.Ordinal));
            Assert.NotEmpty(complaint.ToDo);
        }
    }

    [Fact]
    public void There_are_samples() => Assert.True(Names.Count() >= 30);

    private static (StatementFiles Files, DateOnly? LastApproved, List<(string At, List<string> Words)> Expected) Load(string sample)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Path.Combine(GoodStatement.Folder, "bad", $"{sample}.yaml"));
        stream.Load(text);
        var root = (YamlMappingNode)stream.Documents[0].RootNode;

        var files = GoodStatement.Files;
        foreach (var change in Items(root, "change").Cast<YamlMappingNode>())
        {
            var (old, @new) = (Value(change, "replace")!, Value(change, "with")!);
            files = Value(change, "in") switch
            {
                StatementFiles.YamlName => files with { Yaml = GoodStatement.Replace(files.Yaml, old, @new) },
                StatementFiles.NlName => files with { Nl = GoodStatement.Replace(files.Nl, old, @new) },
                StatementFiles.EnName => files with { En = GoodStatement.Replace(files.En, old, @new) },
                var other => throw new InvalidOperationException($"{sample}: no file '{other}'"),
            };
        }
        var last = Value(root, "lastApproved") is { } date ? DateOnly.Parse(date, CultureInfo.InvariantCulture) : (DateOnly?)null;
        return (files, last, [.. Items(root, "expect").Cast<YamlMappingNode>().Select(e => (Value(e, "at")!, Items(e, "words").Select(w => ((YamlScalarNode)w).Value!).ToList()))]);
    }

    private static IEnumerable<YamlNode> Items(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (YamlSequenceNode)value : [];

    private static string? Value(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value : null;
}
