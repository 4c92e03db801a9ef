using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What somebody does at a page, in the words that stand on it.</summary>
public static class Visit
{
    public const string StaffPassword = "woordhouder demo";
    public const string MemberPassword = "lezen onder de lindeboom";
    private const int MostTabs = 150;
    public const string Samira = "21315000000015";
    public const string Noor = "21315000000023";

    public static Task GoAsync(this IPage page, ServerProcess server, string path) => page.GotoAsync(server.Address + path);

    /// <summary>Types into the field with this label.</summary>
    public static Task WriteAsync(this IPage page, string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Presses the button, or follows the link, and waits for the page that comes.</summary>
    public static Task PressAsync(this IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true })
        .Or(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).First.ClickAsync();

    public static Task ReadsAsync(this IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 15_000 });

    /// <summary>Another page of Mijn Bibliotheek: by the row of tabs or, on a phone, from the line that opens.</summary>
    public static async Task TabAsync(this IPage page, string name)
    {
        var tabs = page.Locator("nav.wh-tabs:visible");
        if (await tabs.Locator("summary").CountAsync() > 0) await tabs.Locator("summary").ClickAsync();
        await tabs.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
    }

    /// <summary>Goes on with Tab until this has the focus.</summary>
    public static async Task TabToAsync(this IPage page, ILocator wanted)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{MostTabs} times Tab did not reach {wanted}");
    }

    /// <summary>
    /// A scanner types each number without a pause between them, and an Enter after each, wherever the focus is. An empty one comes from a hand:
    /// the page takes it for the second Enter of a scanner when it follows within 60 milliseconds.
    /// </summary>
    public static async Task ScanAsync(this IPage page, params string[] numbers)
    {
        await Assertions.Expect(page.Locator("#scan")).ToBeFocusedAsync();
        foreach (var number in numbers)
        {
            if (number == "") await Task.Delay(100);
            await page.Keyboard.TypeAsync(number);
            await page.Keyboard.PressAsync("Enter");
        }
    }

    /// <summary>What <see cref="LoseNextAnswerAsync"/> saw pass.</summary>
    public sealed class LostAnswer
    {
        public int Sent { get; internal set; }
    }

    /// <summary>The next form reaches the server, which does what it asks; its answer is lost. What is sent after it arrives as always.</summary>
    public static async Task<LostAnswer> LoseNextAnswerAsync(this IPage page)
    {
        var lost = new LostAnswer();
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method != "POST" || ++lost.Sent > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        return lost;
    }

    /// <summary>The page once this stands on it: what the program does beside its pages takes a moment.</summary>
    public static async Task UntilAsync(this IPage page, ServerProcess server, string path, ILocator wanted)
    {
        for (var tries = 0; tries < 120; tries++)
        {
            await page.GoAsync(server, path);
            if (await wanted.CountAsync() > 0) return;
            await Task.Delay(500);
        }
        Assert.Fail($"{path} never held {wanted}\n{server.Output}");
    }

    /// <summary>The public page of the promises, once the night's round has looked at this one on this day.</summary>
    public static Task SeenOnAsync(this IPage page, ServerProcess server, string clause, string day) =>
        page.UntilAsync(server, "/privacy/woord", page.Locator($"li#{clause}", new() { HasText = $"gezien {day}" }));

    /// <summary>Signs in, with the code of now where the role needs one.</summary>
    public static async Task SignInAsync(this IPage page, ServerProcess server, string name, string password = StaffPassword)
    {
        await page.GoAsync(server, "/inloggen");
        await page.WriteAsync("Pasnummer of e-mailadres", name);
        await page.WriteAsync("Wachtwoord", password);
        await page.PressAsync("Log in");
        for (var tries = 0; page.Url.Contains("/inloggen/code", StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 4, "the code of now was refused four times");
            // A code works once per account: who is here again within 30 seconds waits for the next one.
            if (tries > 0) await Task.Delay(TimeSpan.FromSeconds(10));
            await page.WriteAsync("Code", await page.CodeAsync(server));
            await page.PressAsync("Ga verder");
        }
        Assert.DoesNotContain("/inloggen", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Fills in the sign-in that is on the screen, of somebody without a second factor.</summary>
    public static async Task SignInHereAsync(this IPage page, string name)
    {
        await page.WriteAsync("Pasnummer of e-mailadres", name);
        await page.WriteAsync("Wachtwoord", StaffPassword);
        await page.PressAsync("Log in");
        await Assertions.Expect(page.Locator("form[data-lock]")).ToBeAttachedAsync();
    }

    /// <summary>Locks the screen of a desk with the button that Alt+L presses; access keys are not for a browser without a window.</summary>
    public static async Task LockAsync(this IPage page)
    {
        await page.TabToAsync(page.Locator("button[accesskey=l]"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/balie/vergrendel"));
    }

    /// <summary>The link in the newest mail to this address, as it stands at /demo.</summary>
    public static async Task<string> MailedLinkAsync(this IPage page, ServerProcess server, string address)
    {
        var mail = page.Locator("details", new() { HasText = address }).Locator("a").First;
        // Mail goes when the pump turns, every two seconds.
        for (var tries = 0; tries < 20; tries++)
        {
            await page.GoAsync(server, "/demo");
            if (await mail.CountAsync() > 0) return (await mail.GetAttributeAsync("href"))!;
            await Task.Delay(500);
        }
        throw new InvalidOperationException($"No mail with a link came for {address}.");
    }

    private static async Task<string> CodeAsync(this IPage page, ServerProcess server)
    {
        var other = await page.Context.NewPageAsync();
        await other.GoAsync(server, "/demo/codes");
        var code = await other.Locator("code").First.TextContentAsync();
        await other.CloseAsync();
        return code!;
    }
}
