using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Woordhouder.Platform.Web;

/// <summary>
/// Our own line icons: 24 × 24, stroke 2, round. Always beside a word, therefore hidden from screen readers. Drawn in place rather than by reference to
/// a sprite: a fragment, a slip and a page without layout show them too.
/// </summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>
    {
        ["check"] = """<path d="M4 12.5l5 5L20 6.5"/>""",
        ["cross"] = """<path d="M6 6l12 12M18 6L6 18"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>""",
        ["warning"] = """<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v4.5M12 17.6v.1"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>""",
        ["shelf"] = """<path d="M4 3v18M20 3v18M4 11h16M4 20h16M8 11V5h3v6M14 11V6.5h2.5V11M8 20v-5h2.5v5"/>""",
        ["crate"] = """<path d="M2 6h12v10H2zM14 9.5h4l4 3.5v3h-8z"/><circle cx="6.5" cy="17.5" r="1.8"/><circle cx="17.5" cy="17.5" r="1.8"/>""",
        ["euro"] = """<path d="M18 6.5A7 7 0 1 0 18 17.5M4 10.5h9M4 13.5h9"/>""",
        ["eye"] = """<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>""",
        ["undo"] = """<path d="M8 5L3.5 9.5 8 14"/><path d="M4 9.5h10a5.5 5.5 0 0 1 0 11h-3"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        ["search"] = """<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>""",
        ["person"] = """<circle cx="12" cy="8" r="4"/><path d="M4 20.5c.8-4 4-6 8-6s7.2 2 8 6"/>""",
        ["card"] = """<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M6.5 9v6M9.5 9v6M12 9v6M15.5 9v6M17.5 9v6"/>""",
        ["book"] = """<path d="M5 4.5A2 2 0 0 1 7 3h12v15H7a2 2 0 0 0-2 2z"/><path d="M5 20a1.5 1.5 0 0 0 1.5 1.5H19V18"/>""",
        ["audio"] = """<path d="M4 15v-2.5a8 8 0 0 1 16 0V15"/><path d="M4 14.5h3.5V21H6a2 2 0 0 1-2-2zM20 14.5h-3.5V21H18a2 2 0 0 0 2-2z"/>""",
        ["film"] = """<rect x="3" y="4.5" width="18" height="15" rx="1.5"/><path d="M7.5 4.5v15M16.5 4.5v15M3 9.5h4.5M3 14.5h4.5M16.5 9.5H21M16.5 14.5H21"/>""",
        ["game"] = """<path d="M7 7.5h10a5 5 0 0 1 5 5c0 3-1.5 5-3.3 5-2 0-2.7-2.5-4.2-2.5h-5c-1.5 0-2.2 2.5-4.2 2.5C3.5 17.5 2 15.5 2 12.5a5 5 0 0 1 5-5z"/><path d="M7.5 10v4M5.5 12h4M16 10.8v.1M18 13v.1"/>""",
        ["magazine"] = """<rect x="4.5" y="3" width="15" height="18" rx="1"/><path d="M8 7h8M8 11h8M8 14.5h3.5M8 17.5h3.5M14.5 14.5H16v3h-1.5z"/>""",
        ["lock"] = """<rect x="4.5" y="10.5" width="15" height="10.5" rx="1.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 15v2.5"/>""",
        ["print"] = """<path d="M7 8.5V3h10v5.5M7 17H3.5V8.5h17V17H17"/><path d="M7 13.5h10V21H7z"/>""",
        ["download"] = """<path d="M12 3v12M7 10.5l5 5 5-5M4 20.5h16"/>""",
        ["mail"] = """<rect x="2.5" y="5" width="19" height="14" rx="1.5"/><path d="M3 6.5l9 7 9-7"/>""",
        ["previous"] = """<path d="M14.5 5.5L8 12l6.5 6.5"/>""",
        ["next"] = """<path d="M9.5 5.5L16 12l-6.5 6.5"/>""",
    }.ToFrozenDictionary();

    /// <summary>Every name, in alphabetical order: for the pattern page and for tests.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Drawings.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The icon as inline SVG; an unknown name is a mistake of the page and throws.</summary>
    public static IHtmlContent Draw(string name) => Drawings.TryGetValue(name, out var drawing)
        ? new HtmlString($"""<svg class="wh-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{drawing}</svg>""")
        : throw new ArgumentException($"There is no icon '{name}'. Icons.cs has: {string.Join(", ", Names)}.", nameof(name));
}
