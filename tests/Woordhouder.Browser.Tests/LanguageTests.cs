using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>Dutch unless somebody chooses English; the choice goes along to the next page, and is not that of the next visitor.</summary>
[Collection(SharedDemo.Name)]
public sealed class LanguageTests(Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_language_that_was_chosen_once_is_remembered(bool script)
    {
        await demo.Browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.GoAsync(demo.Server, "/");
            await SpeaksAsync(page, "nl");
            await page.GoAsync(demo.Server, "/?taal=en");
            await SpeaksAsync(page, "en");
            foreach (var path in new[] { "/catalogus", "/inloggen", "/privacy" })
            {
                await page.GoAsync(demo.Server, path);
                await SpeaksAsync(page, "en");
            }
            await page.GoAsync(demo.Server, "/catalogus?taal=nl");
            await page.GoAsync(demo.Server, "/");
            await SpeaksAsync(page, "nl");
        }, script);
        await demo.Browser.OnPageAsync(Screen.Phone, async page =>
        {
            await page.GoAsync(demo.Server, "/catalogus");
            await SpeaksAsync(page, "nl");
        }, script);
    }

    private static Task SpeaksAsync(IPage page, string language) => Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
}
