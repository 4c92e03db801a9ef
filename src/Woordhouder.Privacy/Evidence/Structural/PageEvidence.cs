using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>No page, style or script loads anything from another host, and no tracker's name occurs in what is served (D34, R102).</summary>
internal sealed partial class PagesNoThirdParty() : StructuralEvidence("pages.no-third-party", "A_script_from_elsewhere_breaks_the_promise")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var root = context.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath;
        long looked = 0, violations = 0;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".css", StringComparison.Ordinal) || f.EndsWith(".js", StringComparison.Ordinal) || f.EndsWith(".html", StringComparison.Ordinal)))
        {
            looked++;
            if (Foreign(await File.ReadAllTextAsync(file, ct))) violations++;
        }
        foreach (var literal in Assemblies(context).SelectMany(Literals))
        {
            looked++;
            if (Loads().IsMatch(literal) || (literal.Contains('<') && Trackers().IsMatch(literal))) violations++;
        }
        return new EvidenceResult(violations, looked);
    }

    internal static bool Foreign(string text) => Loads().IsMatch(text) || Fetches().IsMatch(text) || Trackers().IsMatch(text);

    [GeneratedRegex(@"<(?:script|img|iframe|link|form|source|video|audio|object|embed)\b[^>]*\b(?:src|href|action|data|srcset)\s*=\s*[""']?\s*(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();

    [GeneratedRegex(@"(?:url\(\s*[""']?|@import\s+[""']?|fetch\(\s*[""'`]|sendBeacon\(\s*[""'`]|import\(\s*[""'`])(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Fetches();

    [GeneratedRegex("google-" + "analytics|googletag" + "manager|adobe" + "dtm|omtr" + "dc", RegexOptions.IgnoreCase)]
    private static partial Regex Trackers();
}

/// <summary>The cookies that the program sets are those that the statement lists; scripts keep nothing in the browser.</summary>
internal sealed partial class CookiesListed() : StructuralEvidence("cookies.listed", "A_cookie_that_nobody_listed_breaks_the_promise")
{
    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        static string Bare(string name) => name.StartsWith("__Host-", StringComparison.Ordinal) ? name["__Host-".Length..] : name;
        var listed = context.Statement.Cookies.Keys.Select(Bare).ToHashSet();
        var set = context.Services.GetServices<CookieInfo>().Select(c => Bare(c.Name)).ToHashSet();
        if (context.Services.GetService<IOptions<AntiforgeryOptions>>()?.Value.Cookie.Name is { } form) set.Add(Bare(form));
        long violations = set.Count(c => !listed.Contains(c)) + listed.Count(c => !set.Contains(c));
        var root = context.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath;
        var scripts = Directory.EnumerateFiles(root, "*.js", SearchOption.AllDirectories).ToList();
        foreach (var script in scripts)
            if (Storage().IsMatch(await File.ReadAllTextAsync(script, ct))) violations++;
        return new EvidenceResult(violations, set.Count + listed.Count + scripts.Count);
    }

    [GeneratedRegex(@"\b(?:localStorage|sessionStorage|indexedDB)\s*[.\[]|document\.cookie\s*=|caches\.open", RegexOptions.None)]
    private static partial Regex Storage();
}

/// <summary>Every internal link of the statement leads somewhere, and the heading "Klantrechten" exists (R116, D40).</summary>
internal sealed partial class LinksResolve() : StructuralEvidence("links.resolve", "A_link_that_leads_nowhere_breaks_the_promise")
{
    public override Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var pages = context.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(p => "/" + (p.AttributeRouteInfo?.Template ?? "")).SelectMany(t => new[] { Regex.Replace(t, @"/\{[^}]*\?\}", ""), Regex.Replace(t, @"\{[^}]*\}", "x") }).ToHashSet();
        long looked = 0, violations = 0;
        foreach (var text in new[] { context.Statement.Files.Nl, context.Statement.Files.En })
        {
            var anchors = Anchor().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet();
            if (!anchors.Contains("klantrechten")) violations++;
            foreach (var target in Link().Matches(text).Select(m => m.Groups[1].Value))
            {
                looked++;
                var good = target[0] switch { '#' => anchors.Contains(target[1..]), '/' => pages.Contains(target.Split('#', '?')[0]), _ => target.StartsWith("https://", StringComparison.Ordinal) || target == "{{controller.website}}" || target.StartsWith("mailto:", StringComparison.Ordinal) || target.StartsWith("tel:", StringComparison.Ordinal) };
                if (!good) violations++;
            }
        }
        return Task.FromResult(new EvidenceResult(violations, looked));
    }

    [GeneratedRegex(@"\{#([a-z0-9-]+)\}|^\[\[([a-z0-9-]+)\]\]", RegexOptions.Multiline)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
