using System.Net;
using System.Text.RegularExpressions;

namespace Woordhouder.Tests.Circulation;

/// <summary>A browser without script at the desk: opens pages, and sends their forms.</summary>
internal sealed partial class DeskForms(HttpClient browser) : IDisposable
{
    private string page = "";

    public async Task<string> Open(string path)
    {
        var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return page = await answer.Content.ReadAsStringAsync();
    }

    public async Task<string> Send(string path, params (string Name, string Value)[] fields)
    {
        var token = FormToken().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form);
        // As a browser: the same form goes on to the other page.
        if (answer.StatusCode == HttpStatusCode.TemporaryRedirect) return await Send(answer.Headers.Location!.ToString(), fields);
        if (answer.Headers.Location is { } onward) return await Open(onward.ToString());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return page = await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
