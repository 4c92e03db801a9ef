using System.Globalization;

namespace Woordhouder.Platform.Web;

/// <summary>How many, as the reader writes it: 1.204 or 1,204.</summary>
public static class Numbers
{
    public static string Count(this PageChrome chrome, long count) =>
        count.ToString("N0", CultureInfo.GetCultureInfo(chrome.Language == "en" ? "en-GB" : "nl-NL"));
}
