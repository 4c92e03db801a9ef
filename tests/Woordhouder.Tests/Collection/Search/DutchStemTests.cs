using Woordhouder.Collection;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection.Search;

public sealed class DutchStemTests
{
    /// <summary>From the sample vocabulary of the algorithm's page (snowballstem.org/algorithms/dutch).</summary>
    [Theory]
    [InlineData("lichaamsziek", "lichaamsziek")]
    [InlineData("lichamelijk", "licham")]
    [InlineData("lichamelijkheden", "licham")]
    [InlineData("lichten", "licht")]
    [InlineData("lichtende", "lichtend")]
    [InlineData("opgingen", "opging")]
    [InlineData("opglimlachten", "opglimlacht")]
    [InlineData("ophangen", "ophang")]
    public void Words_of_the_published_sample_have_the_published_stem(string word, string stem) => Assert.Equal(stem, DutchStem.Snowball(word));

    [Theory]
    [InlineData("huis", "huizen")]
    [InlineData("brief", "brieven")]
    [InlineData("boom", "bomen")]
    [InlineData("boek", "boeken")]
    [InlineData("verhaal", "verhalen")]
    [InlineData("kat", "katten")]
    public void One_and_many_have_one_stem(string one, string many) => Assert.Equal(DutchStem.Of(one), DutchStem.Of(many));

    /// <summary>Another program of the same algorithm: PostgreSQL's own dictionary, over every word of the demo collection and over words made to reach every rule.</summary>
    [Fact]
    public async Task Every_word_of_the_demo_collection_has_the_stem_that_PostgreSQL_gives_it()
    {
        await using var lib = await TestLibrary.Create(Engine.Postgres);
        await using (var scope = lib.AsLibrary()) await scope.Get<DemoCollection>().Fill(default);
        string[] endings = ["", "en", "ene", "heden", "heid", "s", "se", "e", "end", "ing", "ig", "lijk", "lijke", "baar", "bare", "bar", "igheid", "enheid", "ingen", "eind", "igend", "gemen", "ieen"];
        string[] begins = ["maan", "brood", "lop", "bakk", "wond", "zitt", "gem", "vrouw", "vrij", "bij", "yog", "kn", "strateg", "onmog", "eer", "aard", "leid"];
        var words = (await lib.Raw("SELECT word FROM search_word")).Select(r => (string)r[0]!).Concat(begins.SelectMany(b => endings.Select(e => b + e)))
            .Where(w => w.Length > 0 && !w.AsSpan().ContainsAnyExceptInRange('a', 'z')).Distinct().ToArray();
        Assert.True(words.Length > 1000);
        var theirs = await lib.Raw("SELECT w, (ts_lexize('dutch_stem', w))[1] FROM unnest(string_to_array(@p0, ' ')) AS w", string.Join(' ', words));
        Assert.Empty(theirs.Where(r => r[1] is string stem && stem != DutchStem.Snowball((string)r[0]!)).Select(r => $"{r[0]}: {r[1]} and not {DutchStem.Snowball((string)r[0]!)}"));
    }
}
