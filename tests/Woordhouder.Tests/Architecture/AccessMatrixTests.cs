using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;
using Woordhouder.Tests.Hosting;
using Woordhouder.Tests.Libraries;

namespace Woordhouder.Tests.Architecture;

/// <summary>Every role × every page (architecture §8.4): read from the running program, so a new page is in the matrix the moment it exists.</summary>
public sealed class AccessMatrixTests
{
    private static IReadOnlyList<PageActionDescriptor> Pages(TestLibrary lib) =>
        [.. lib.App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()];

    /// <summary>Written down a second time on purpose: which staff roles open which folder.</summary>
    private static bool Expected(string role, string folder) => folder switch
    {
        "Open" => true,
        "Desk" => role is "desk" or "volunteer" or "back-office",
        "Office" => role is "back-office",
        "Officer" => role is "privacy-officer",
        "Admin" => role is "administrator",
        _ => false,
    };

    [Fact]
    public async Task Each_role_opens_its_folders_and_no_other()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var page in Pages(lib))
        {
            var folder = page.ViewEnginePath.TrimStart('/').Split('/')[0];
            foreach (var role in Audiences.Roles.All)
            {
                var actor = new Actor();
                actor.ActAsStaff(new Woordhouder.Kernel.PersonId(Guid.CreateVersion7()), [role], trained: true);
                if (Audiences.May(actor, folder) != Expected(role, folder)) wrong.Add($"{role} × {page.ViewEnginePath}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Each_role_meets_the_same_doors_in_a_browser()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        var wrong = new List<string>();
        foreach (var role in Audiences.Roles.All)
        {
            using var browser = await lib.BrowseAs(role);
            foreach (var (path, folder, _) in lib.Pages())
            {
                var status = (int)(await browser.GetAsync(path)).StatusCode;
                if (status >= 500 || status == 403 == Expected(role, folder)) wrong.Add($"{role} × {path}: {status}");
            }
        }
        Assert.Empty(wrong);
    }

    /// <summary>An act that not everybody may do who opens its page looks at the role itself; where the folder lets in no others, the folder is enough.</summary>
    internal static bool IsKept(Type act, IEnumerable<string> folders, string source)
    {
        var may = act.GetCustomAttribute<NeedsRoleAttribute>()!.Roles;
        var comes = Audiences.Roles.All.Where(role => folders.Any(f => f != "Open" && f != "My" && Expected(role, f)));
        return comes.All(may.Contains) || source.Contains("Roles.Contains(", StringComparison.Ordinal) || source.Contains("MayDo(actor)", StringComparison.Ordinal);
    }

    [Fact]
    public void Each_act_that_needs_a_role_is_kept_from_the_others()
    {
        var acts = WallTests.Modules().SelectMany(m => m.GetTypes()).Where(t => t.IsDefined(typeof(NeedsRoleAttribute), false)).ToList();
        Assert.True(acts.Count > 6);
        Assert.Empty(acts.SelectMany(a => a.GetCustomAttribute<NeedsRoleAttribute>()!.Roles).Except(Audiences.Roles.All));
        Assert.Empty(acts.Where(a => !IsKept(a, FoldersOf(a), SourceOf(a))).Select(a => a.FullName));
        // Volunteers come to the desk too, so an act of the desk alone that looks at nobody's role is open to them.
        Assert.False(IsKept(typeof(OpensFiles), ["Desk"], "public Task Do() => data.Save();"));
        Assert.True(IsKept(typeof(OpensFiles), ["Office"], "public Task Do() => data.Save();"));
    }

    [NeedsRole("desk", "back-office")]
    private sealed class OpensFiles;

    /// <summary>The folders of the pages whose handlers take the act.</summary>
    private static IEnumerable<string> FoldersOf(Type act) =>
        from page in act.Assembly.GetTypes()
        where page.IsAssignableTo(typeof(PageModel)) && page.GetMethods().SelectMany(m => m.GetParameters()).Any(p => p.ParameterType == act)
        select page.Namespace!.Split('.')[^1];

    private static string SourceOf(Type act) => SourceText.Of("src", ".cs").Single(s => s.Text.All($@"class {act.Name}\b").Any()).Text;

    [Fact]
    public async Task Every_page_lies_in_the_folder_of_an_audience()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Empty(Pages(lib).Select(p => p.ViewEnginePath).Where(p => !Audiences.All.Contains(p.TrimStart('/').Split('/')[0])));
    }

    [Fact]
    public async Task Page_paths_are_unique()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        Assert.Empty(Pages(lib).Select(p => p.AttributeRouteInfo?.Template).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task Every_page_but_the_open_ones_answers_a_visitor_with_sign_in()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        using var browser = await lib.Browse();
        foreach (var page in Pages(lib).Where(p => !p.ViewEnginePath.StartsWith("/Open/", StringComparison.Ordinal)))
        {
            var path = "/" + System.Text.RegularExpressions.Regex.Replace(page.AttributeRouteInfo!.Template!, @"\{[^}]*\}", Guid.Empty.ToString());
            var answer = await browser.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/inloggen", StringComparison.Ordinal), $"{path} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_headers()
    {
        await using var lib = await TestLibrary.Create(Engine.Sqlite);
        using var browser = await lib.Browse();
        foreach (var path in new[] { "/", "/privacy", "/inloggen", "/lid-worden", "/bestaat-niet" })
        {
            var answer = await browser.GetAsync(path);
            Assert.Contains("default-src 'none'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }
}
