using Microsoft.AspNetCore.Http;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Http;

/// <summary>The anti-forgery cookie under the name that the statement lists; over HTTPS with the prefix that binds it to this host.</summary>
internal sealed class FormCookie : CookieBuilder
{
    private readonly IHttpContextAccessor http;

    public FormCookie(IHttpContextAccessor http)
    {
        this.http = http;
        HttpOnly = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        Path = "/";
        IsEssential = true;
    }

    public override string? Name
    {
        get => http.HttpContext is { } context ? CookieInfo.Form.NameFor(context.Request) : CookieInfo.Form.Name;
        set { }
    }
}
