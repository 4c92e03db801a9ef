using Microsoft.AspNetCore.Http;

namespace Woordhouder.Platform.Web;

/// <summary>A cookie that the program sets; the statement must list it (D34). Over HTTPS its name starts with <c>__Host-</c>.</summary>
public sealed record CookieInfo(string Name)
{
    /// <summary>The session, the form token and the chosen language: all strictly necessary (Tw 11.7a(3)).</summary>
    public static readonly CookieInfo Session = new("session"), Form = new("form"), Language = new(PageChrome.LanguageCookie);

    public string NameFor(HttpRequest request) => request.IsHttps ? "__Host-" + Name : Name;

    public static CookieOptions Options(HttpRequest request, TimeSpan? lifetime) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lifetime, IsEssential = true };
}
