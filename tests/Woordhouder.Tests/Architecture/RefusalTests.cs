using Woordhouder.Platform.Texts;

namespace Woordhouder.Tests.Architecture;

/// <summary>Every refusal that code can give has its sentence in nl and en, with a value for every hole in it (architecture §8.5).</summary>
public sealed class RefusalTests
{
    private static readonly Lazy<TextBook> Texts = new(ClassificationTests.TheTexts);

    /// <summary>Enrolment collects its refusals through two methods of its own, which are called with the code.</summary>
    private const string Gives = @"(?:new Refusal|\bRefuse|\bNeeded)\((?:\w+, )?";

    /// <summary>The codes in a source, and whether one of them is put together while running: nobody could check that one.</summary>
    internal static (IReadOnlyList<string> Codes, bool Hidden) Codes(string source) =>
        ([.. source.All(Gives + "\"([a-z][a-z0-9.-]*)\"").Select(m => m.Groups[1].Value)], source.All("new Refusal\\((?!\"|code, )").Any());

    internal static IEnumerable<string> WithoutText(IEnumerable<string> codes) => codes.Distinct().Select(c => "refusal." + c).Where(id => !Texts.Value.Has(id));

    [Fact]
    public void Every_code_has_a_text_in_both_languages()
    {
        var sources = SourceText.Of("src", ".cs", ".cshtml").Select(s => (s.File, Found: Codes(s.Text))).ToList();
        var codes = sources.SelectMany(s => s.Found.Codes).ToList();
        Assert.True(codes.Distinct().Count() > 80, $"only {codes.Distinct().Count()} codes were found");
        // The text book refuses to open when a text lacks one of the languages, so having it is having both.
        Assert.Empty(WithoutText(codes));
        Assert.Empty(sources.Where(s => s.Found.Hidden).Select(s => s.File));
    }

    [Fact]
    public void The_rule_sees_a_code_without_text_and_one_that_is_put_together()
    {
        Assert.Equal(["refusal.no-such-thing"], WithoutText(Codes("return new Refusal(\"no-such-thing\");").Codes));
        Assert.True(Codes("return new Refusal(prefix + \"-late\");").Hidden);
        Assert.False(Codes("return new Refusal(\"late\");").Hidden);
    }

    [Fact]
    public void No_text_of_a_refusal_is_left_over()
    {
        var words = string.Concat(SourceText.Of("src", ".cs", ".cshtml").Select(s => s.Text));
        Assert.Empty(Texts.Value.Ids.Where(id => id.StartsWith("refusal.", StringComparison.Ordinal) && !words.Contains($"\"{id["refusal.".Length..]}\"", StringComparison.Ordinal) && !words.Contains($"\"{id}\"", StringComparison.Ordinal)));
    }
}
