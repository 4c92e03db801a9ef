using System.Text.RegularExpressions;
using Woordhouder.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Marc;

public sealed partial class DutchReasonsTests
{
    /// <summary>Every sentence that a reader may give, as it stands in its source: names in braces become a letter, numbers in braces a number.</summary>
    private static IEnumerable<string> Sentences() => Directory.GetFiles(Repository.Path("src", "Woordhouder.Collection", "Marc"), "*.cs")
        .Where(f => !f.EndsWith("DutchReasons.cs", StringComparison.Ordinal))
        .SelectMany(f => File.ReadAllLines(f)).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && !l.Contains("remarks.Add", StringComparison.Ordinal))
        .SelectMany(l => Literal().Matches(l)).Select(m => m.Groups[1].Value)
        .Select(s => s.Replace("{WhatWeRead}", "", StringComparison.Ordinal).Replace("{name}", "a compressed file (xz)", StringComparison.Ordinal).Replace("{record.Type}", "x", StringComparison.Ordinal).Trim())
        .Select(s => Number().Replace(s, "7"));

    [Fact]
    public void Every_sentence_of_the_readers_has_its_Dutch()
    {
        var sentences = Sentences().ToList();
        Assert.InRange(sentences.Count, 30, 100);
        Assert.Empty(sentences.Where(s => English().IsMatch(DutchReasons.Of(s))));
    }

    [Fact]
    public void A_sentence_that_nobody_translated_stays_and_would_be_found() => Assert.Matches(English(), DutchReasons.Of("The record is made of cheese. Export it again."));

    [GeneratedRegex("""["]([A-Z][^"]{18,}\.)(?: \{WhatWeRead\})?["]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{broken\.\w+\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(the|this|export it|ask for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
