using System.Net;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Access.Sessions;
using Woordhouder.Kernel;
using Woordhouder.Tests.Access;
using Woordhouder.Tests.Hosting;

namespace Woordhouder.Tests.Libraries;

/// <summary>Browsers that are signed in already: how somebody signs in is tested elsewhere.</summary>
internal static class Signed
{
    public static Task<HttpClient> BrowseAs(this TestLibrary lib, PersonId member) => lib.Browse(member, SessionKind.Member);

    /// <summary>Somebody with these roles and a valid training.</summary>
    public static async Task<HttpClient> BrowseAs(this TestLibrary lib, params string[] roles) => await lib.Browse((await lib.Staff(string.Join(' ', roles))).Person, SessionKind.Staff);

    public static async Task<string> SessionOf(this TestLibrary lib, PersonId person, SessionKind kind)
    {
        await using var scope = lib.AsVisitor();
        return await scope.Get<SessionBook>().Begin(person, kind, SessionStage.In, "Hilde", "Firefox op Linux", default);
    }

    public static CookieContainer Jar(this TestLibrary lib, string session)
    {
        var jar = new CookieContainer();
        jar.Add(new Cookie("session", session, "/", lib.Library.Settings.Hosts[0]));
        return jar;
    }

    private static async Task<HttpClient> Browse(this TestLibrary lib, PersonId person, SessionKind kind) => await lib.Browse(lib.Jar(await lib.SessionOf(person, kind)));

    /// <summary>Every page of the program; a part of the path that names something is filled with an id that nothing has.</summary>
    public static IEnumerable<(string Path, string Folder, PageActionDescriptor Page)> Pages(this TestLibrary lib) =>
        lib.App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(p => ("/" + System.Text.RegularExpressions.Regex.Replace(p.AttributeRouteInfo!.Template!, @"\{[^}]*\}", Guid.Empty.ToString()), p.ViewEnginePath.TrimStart('/').Split('/')[0], p));
}
