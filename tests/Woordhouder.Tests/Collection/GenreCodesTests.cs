using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection;
using Woordhouder.Platform.Data;
using Woordhouder.Tests.Collection.Import;
using Woordhouder.Tests.Collection.Marc;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Collection;

public sealed class GenreCodesTests
{
    [Theory]
    [InlineData("084 __ $a301$2nur", "fiction")]
    [InlineData("084 __ $a332$2NUR", "thrillers")]
    [InlineData("084 __ $a608.1$2siso", "health")]
    [InlineData("084 __ $a200$2siso-v", "religion")]
    [InlineData("084 __ $a273$2nur", "picture-books")]
    [InlineData("084 __ $a754$2nur", "society")]
    [InlineData("084 __ $a870$2nur", "health")]
    [InlineData("084 __ $a323.4$2siso", "society")]
    [InlineData("084 __ $a301", "")]
    [InlineData("084 __ $a999$2nur", "")]
    [InlineData("084 __ $aroman$2nur", "")]
    public void A_code_decides_where_no_heading_does(string field, string group) =>
        Assert.Equal(group, GenreGroups.Of(new Sample("008 260302s1982    ne     e      000 | dut d", "245 10 $aTitel", field).Facts));

    [Fact]
    public void A_heading_decides_before_a_code() =>
        Assert.Equal("hobby", GenreGroups.Of(new Sample("008 260302s1982    ne     e      000 | dut d", "245 10 $aTitel", "650 _4 $aKookboeken", "084 __ $a301$2nur").Facts));

    [Theory]
    [InlineData("Spelling", "languages")]
    [InlineData("Artikelen", "general")]
    [InlineData("Poppen", "general")]
    [InlineData("Jeugdzorg", "general")]
    [InlineData("Kunstmatige intelligentie", "general")]
    [InlineData("Romeinse Rijk", "history")]
    [InlineData("Warenkennis", "general")]
    [InlineData("Rechtvaardigheid", "general")]
    [InlineData("Spel", "hobby")]
    [InlineData("Kunst", "arts-music")]
    [InlineData("Popmuziek", "arts-music")]
    [InlineData("War", "history")]
    [InlineData("Jeugdverhalen", "fiction")]
    public void A_heading_decides_by_its_word_and_not_by_one_that_begins_alike(string subject, string group) =>
        Assert.Equal(group, GenreGroups.Of(new Sample("008 260302s1982    ne     e      000 | dut d", "245 10 $aTitel", $"650 _4 $a{subject}").Facts));

    [Theory]
    [InlineData("084 __ $aSPAN", "thrillers")]
    [InlineData("084 __ $aspan$2eigen", "thrillers")]
    [InlineData("655 _7 $aVrije ruimte$2local", "travel")]
    [InlineData("084 __ $aNERGENS", "")]
    [InlineData("084 __ $aSPAN$2nur", "")]
    public void A_library_says_what_its_own_codes_and_words_mean(string field, string group) =>
        Assert.Equal(group, GenreGroups.Of(new Sample("008 260302s1982    ne     e      000 | dut d", "245 10 $aTitel", field).Facts,
            LocalGenres.Read(["# eigen codes", "SPAN = thrillers # spannend", "Vrije ruimte = travel", "NERGENS = geen groep", "x"])));

    [Theory, BothDatabases]
    public async Task The_table_in_the_folder_of_the_library_holds_for_what_comes_in(Engine engine)
    {
        using var folder = new LibraryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, LocalGenres.FileName), "SPAN = thrillers\n");
        await using var lib = await TestLibrary.Create(engine, folder.Path);
        await ImportRunTests.Turn(lib, await ImportRunTests.Offer(lib, new Sample("001 a", "008 260302s1982    ne     e      000 | dut d", "245 10 $aTitel", "084 __ $aSPAN").Bytes()));
        await using var scope = lib.AsLibrary();
        Assert.Equal(("thrillers", "thrillers"), (await scope.Get<Things>().Set<Title>().Select(t => t.GenreGroup).SingleAsync(), await scope.Get<Things>().Set<TitleFacets>().Select(f => f.Genre).SingleAsync()));
    }

    [Fact]
    public void Every_code_leads_to_a_group_that_exists()
    {
        for (var n = 0; n < 1000; n++)
            foreach (var scheme in new[] { "nur", "siso" })
                if (GenreCodes.Group([$"{scheme} {n:D3}"]) is { } group) Assert.NotNull(GenreGroups.Find(group));
    }
}
