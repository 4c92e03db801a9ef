using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Woordhouder.Browser.Tests;

/// <summary>What a machine can see of accessibility: about a third. The rest is in the tests of each page by keyboard.</summary>
public static class Accessibility
{
    // Axe has no limit of its own: on a page where it cannot work it waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The page has no violation of any axe rule, best practices included; each one is named with its place.</summary>
    public static async Task AxeClean(IPage page)
    {
        var result = await page.EvaluateAsync<bool>("() => matchMedia('(scripting: none)').matches")
            ? await RunOnCopyAsync(page)
            : await page.RunAxe().WaitAsync(Patience);
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', result.Violations.Select(Describe))}");
    }

    /// <summary>
    /// Axe is itself a script and hangs in a browser without script. There it looks at a copy of the page as it stands, in a
    /// browser with script that runs none of the page's own.
    /// </summary>
    private static async Task<AxeResult> RunOnCopyAsync(IPage page)
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
        return await copy.RunAxe().WaitAsync(Patience);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n"
        + string.Join('\n', violation.Nodes.Select(node => $"    {node.Target}  {node.Html}"));
}
