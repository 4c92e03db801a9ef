using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What a machine can see of accessibility: about a third. The rest is in the tests of each page by keyboard.</summary>
public static class Accessibility
{
    // Axe has no limit of its own: on a page where it cannot work it waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The page has no violation of any axe rule, best practices included; each one is named with its place.</summary>
    public static async Task AxeClean(IPage page)
    {
        var violations = await page.EvaluateAsync<bool>("() => matchMedia('(scripting: none)').matches") ? await RunOnCopyAsync(page) : await RunAsync(page);
        Assert.True(violations.Length == 0, $"{page.Url}\n{string.Join('\n', violations)}");
    }

    /// <summary>Once into a page, however often it is looked at; our pages have no frames, into which it would have to go as well.</summary>
    private static async Task<string[]> RunAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => !!window.axe")) await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(v => [`${v.id} (${v.impact}): ${v.help}`, ...v.nodes.map(n => `    ${n.target}  ${n.html}`)].join('\n'))
            """).WaitAsync(Patience);
    }

    /// <summary>
    /// Axe is itself a script and hangs in a browser without script. There it looks at a copy of the page as it stands, in a
    /// browser with script that runs none of the page's own.
    /// </summary>
    private static async Task<string[]> RunOnCopyAsync(IPage page)
    {
        // With script the parts for readers without it would be left out.
        var content = (await page.ContentAsync())
            .Replace("<noscript>", "", StringComparison.OrdinalIgnoreCase)
            .Replace("</noscript>", "", StringComparison.OrdinalIgnoreCase);
        await using var context = await page.Context.Browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = page.ViewportSize!.Width, Height = page.ViewportSize.Height },
            StorageState = await page.Context.StorageStateAsync(),
            ReducedMotion = ReducedMotion.Reduce,
        });
        var copy = await context.NewPageAsync();
        await copy.RouteAsync(address => address == page.Url, route => route.FulfillAsync(new()
        {
            Body = content,
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "script-src 'none'" },
        }));
        await copy.GotoAsync(page.Url);
        return await RunAsync(copy);
    }
}
