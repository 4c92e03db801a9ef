using Microsoft.Playwright;

namespace Woordhouder.Browser.Tests;

/// <summary>What goes wrong on a page without anybody seeing it: errors in the console, files that are missing, requests to others.</summary>
public sealed class Watch
{
    private readonly List<string> _faults = [];

    public Watch(IPage page, string address)
    {
        // A file that fails is noted below, with its address; the page itself may be a 404 that is looked at.
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"request to another: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400 && !response.Request.IsNavigationRequest, $"{response.Status}: {response.Url}");
    }

    public IReadOnlyList<string> Faults => _faults;

    private void Note(bool wrong, string what)
    {
        if (wrong) _faults.Add(what);
    }
}
