namespace Woordhouder.Access.Sessions;

/// <summary>A coarse word for a browser, by which somebody knows their own sessions: "Firefox op Linux". The full user agent is not kept.</summary>
internal static class Device
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var agent = userAgent ?? "";
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => agent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return (browser, system) switch
        {
            (null, null) => "Onbekend apparaat",
            (null, var s) => s,
            (var b, null) => b,
            var (b, s) => $"{b} op {s}",
        };
    }
}
