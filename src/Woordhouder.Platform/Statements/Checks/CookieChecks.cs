namespace Woordhouder.Platform.Statements;

/// <summary>The list of cookies is the whole list (D34).</summary>
internal static class CookieChecks
{
    public static IEnumerable<Complaint> Of(RunningWord word)
    {
        var s = word.Statement;
        foreach (var name in word.Program.Cookies.Where(c => !s.Cookies.ContainsKey(c)).Order(StringComparer.Ordinal))
            yield return new Complaint(s.At("cookies"),
                $"the program sets cookie '{name}', which is not listed", $"list '{name}' under 'cookies:' with what it is for and how long");
        foreach (var cookie in s.Cookies.Values.Where(c => !word.Program.Cookies.Contains(c.Id) && !word.IsPlanned(c.Clause)))
            yield return new Complaint(cookie.Place, $"cookie '{cookie.Id}' is listed, but the program does not set it", "remove it from the list");
    }
}
