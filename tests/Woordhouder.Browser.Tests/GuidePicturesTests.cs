using System.Text.RegularExpressions;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>
/// The pictures of the guide are of the program as it is: each is taken here. With <c>WOORDHOUDER_GUIDE=write</c> they are written to
/// <c>docs/handleiding/beelden</c>; without it the journeys to them are walked, so that none can be of a page that is no longer there.
/// </summary>
public sealed partial class GuidePicturesTests(Demo demo) : IClassFixture<Demo>
{
    private static readonly string Guide = Repository.Path("docs", "handleiding");

    [Fact]
    public async Task Each_picture_of_the_guide_can_be_taken_again()
    {
        var write = Environment.GetEnvironmentVariable("WOORDHOUDER_GUIDE") == "write";
        foreach (var picture in GuidePictures.All)
        {
            var signedIn = picture.Who is var (name, password) ? await demo.SignedInAsync(name, password) : null;
            await demo.Browser.OnPageAsync(picture.Screen, async page =>
            {
                await picture.Go(page, demo.Server);
                var taken = await page.ScreenshotAsync();
                if (write) await File.WriteAllBytesAsync(Path.Combine(Guide, "beelden", picture.Name + ".png"), taken);
            }, signedIn: signedIn);
        }
    }

    [Fact]
    public void Every_picture_that_the_guide_shows_is_taken_here_and_no_other()
    {
        var shown = Directory.EnumerateFiles(Guide, "*.md").Append(Repository.Path("README.md")).SelectMany(f => Picture().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(GuidePictures.All.Select(p => p.Name).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"beelden/([a-z0-9-]+)\.png")]
    private static partial Regex Picture();
}
