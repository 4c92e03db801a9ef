using Woordhouder.Platform.Libraries;
using Xunit;

namespace Woordhouder.Tests.Circulation.Holds;

public sealed class SortBinTests
{
    private static string Settings(string holds) => File.ReadAllText(Woordhouder.Tests.Hosting.Repository.Path("libraries", "almere", "settings.yaml")) is var yaml
        ? yaml[..yaml.IndexOf("holds: {", StringComparison.Ordinal)] + holds + "\n" + yaml[yaml.IndexOf("cards:", StringComparison.Ordinal)..] : "";

    [Fact]
    public void The_first_line_that_fits_names_the_bin()
    {
        var (settings, complaints) = SettingsReader.Read(Settings("""
            sortBins:
              - {branch: stad, to: crate, bin: "9"}
              - {material: dvd, bin: D}
              - {to: shelf, shelfMark: "J ", bin: J}
            """));
        Assert.Empty(complaints);
        string Of(string branch, BinFor to, string material, string mark) => settings!.SortBins.FirstOrDefault(b => b.Fits(branch, to, material, mark))?.Bin ?? "";
        Assert.Equal(["9", "D", "J", "", ""], [Of("stad", BinFor.Crate, "dvd", ""), Of("haven", BinFor.Crate, "dvd", ""), Of("haven", BinFor.Shelf, "book", "J M"), Of("haven", BinFor.Shelf, "book", "JUR"), Of("haven", BinFor.HoldShelf, "book", "J M")]);
        // Left out, holds are as they are by themselves.
        Assert.Equal((7, 365), (settings!.Holds.ReadyDays, settings.Holds.WantedDays));
    }

    [Theory]
    [InlineData("holds: {readyDays: 0}", "0 days on the hold shelf")]
    [InlineData("holds: {wantedDays: 3}", "a hold that waits 3 days")]
    [InlineData("holds: {reedyDays: 3}", "unknown key 'reedyDays'")]
    [InlineData("sortBins:\n  - {branch: nergens, bin: A}", "'nergens' is no branch of this library")]
    [InlineData("sortBins:\n  - {material: steen, bin: A}", "'steen' is no material")]
    [InlineData("sortBins:\n  - {to: kelder, bin: A}", "'kelder' is no place that a bin can be for")]
    [InlineData("sortBins:\n  - {to: shelf}", "'bin' is missing")]
    [InlineData("sortBins:\n  - {to: shelf, bin: A}\n  - {to: shelf, shelfMark: J, bin: B}", "this bin is never used")]
    public void What_cannot_be_meant_is_refused_at_start(string written, string because) =>
        Assert.Contains(SettingsReader.Read(Settings(written)).Complaints, c => c.ToString().Contains(because, StringComparison.Ordinal));
}
