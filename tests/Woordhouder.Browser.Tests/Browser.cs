using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>The two sizes every page is looked at: in a member's hand and on the desk of a branch.</summary>
public enum Screen
{
    Phone,
    Desk,
}

/// <summary>
/// Debian's Chromium, one per test collection. It reaches this machine and nothing else. Never skipped: without Chromium
/// the tests fail with the sentence that says what to install.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    // The one without windows takes a fifth less time for the same pages; a machine that has only the other uses that.
    private static readonly string[] Chromiums = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly string[] Flags =
    [
        // Root cannot use the sandbox, and the pages are our own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A page that asks for something elsewhere gets an error here, as it should for the member.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async Task InitializeAsync()
    {
        if (Chromiums.FirstOrDefault(File.Exists) is not { } chromium)
            throw new InvalidOperationException(
                $"Chromium is missing: no {string.Join(" or ", Chromiums)}. Install it with: apt-get install chromium-headless-shell (./test does so by itself).");
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>
    /// Does something on a new page, as a new visitor. When it fails, the message names a picture of the page as it was.
    /// </summary>
    /// <param name="script">Whether the page's own JavaScript runs; every task must also be possible without.</param>
    /// <param name="language">What the visitor's browser asks for.</param>
    /// <param name="signedIn">The cookies of somebody who signed in before (<c>StorageStateAsync</c>).</param>
    public async Task OnPageAsync(Screen screen, Func<IPage, Task> act, bool script = true, string language = "nl-NL", string? signedIn = null)
    {
        var page = await NewPageAsync(screen, script, language, signedIn);
        try
        {
            await act(page);
        }
        catch (Exception failure)
        {
            throw new BrowserException(await DescribeAsync(page, failure), failure);
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    /// <summary>
    /// A new page with cookies of its own; the caller closes its context. Prefer <see cref="OnPageAsync"/>, which takes a
    /// picture on failure.
    /// </summary>
    public async Task<IPage> NewPageAsync(Screen screen, bool script = true, string language = "nl-NL", string? signedIn = null)
    {
        var context = await Started.NewContextAsync(new()
        {
            ViewportSize = screen == Screen.Phone
                ? new() { Width = 360, Height = 780 }
                : new() { Width = 1366, Height = 768 },
            HasTouch = screen == Screen.Phone,
            IsMobile = screen == Screen.Phone,
            JavaScriptEnabled = script,
            Locale = language,
            StorageState = signedIn,
            TimezoneId = "Europe/Amsterdam",
            ReducedMotion = ReducedMotion.Reduce,
        });
        // Pages are made by the server on this machine: what is not there in half a minute does not come.
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    private IBrowser Started => _chromium ?? throw new InvalidOperationException("The browser was not started: use it as a fixture.");

    private static async Task<string> DescribeAsync(IPage page, Exception failure)
    {
        var picture = Path.Combine(Directory.CreateTempSubdirectory("woordhouder-picture-").FullName, "page.png");
        try
        {
            await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }
        catch (PlaywrightException)
        {
            picture = "none, the page is gone";
        }
        return $"{failure.Message}\nPage: {page.Url}\nPicture: {picture}";
    }
}

/// <summary>A failure on a page, with where it was and a picture of it.</summary>
public sealed class BrowserException(string message, Exception cause) : Exception(message, cause);
