using Microsoft.Playwright;

namespace Woordhouder.Browser.Tests;

/// <summary>A visit without a mouse: Tab until it is there, then the key that a person would press.</summary>
public static class Keyboard
{
    public static async Task TypeInAsync(this IPage page, string label, string text)
    {
        await page.TabToAsync(page.GetByLabel(label, new() { Exact = true }));
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task ChooseByKeyAsync(this IPage page, ILocator choice)
    {
        await page.TabToAsync(choice);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(choice).ToBeCheckedAsync();
    }

    /// <summary>To the button or link of this name, Enter, and on to the next page.</summary>
    public static async Task EnterAndGoOnAsync(this IPage page, string name)
    {
        var here = page.Url;
        await page.EnterAsync(name);
        // Asked again and again, not awaited as an event: once in a few hundred runs the event of a quick page came before the wait.
        await Assertions.Expect(page).Not.ToHaveURLAsync(here);
    }

    public static Task EnterAsync(this IPage page, string name) => page.EnterAsync(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true })
        .Or(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).First);

    public static async Task EnterAsync(this IPage page, ILocator what)
    {
        await page.TabToAsync(what);
        await page.Keyboard.PressAsync("Enter");
    }
}
