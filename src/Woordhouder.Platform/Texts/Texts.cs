using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Platform.Texts;

/// <summary>
/// The texts with an id of all modules: refusals, mails, labels of columns (<c>table.column</c>), reasons. Each module embeds one <c>Texts.yaml</c> with
/// <c>id: {nl: …, en: …}</c>. Sentences that stand once on one page stand in that page, in both languages (decision 0004).
/// </summary>
public sealed partial class TextBook
{
    // What an assembly carries does not change while the process lives: each is read once, however many programs are composed.
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyList<(string Id, string Nl, string En)>> OfAssembly = new();
    private readonly Dictionary<string, (string Nl, string En)> texts = [];

    public TextBook(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies.Distinct())
            foreach (var (id, nl, en) in OfAssembly.GetOrAdd(assembly, Read))
                if (!texts.TryAdd(id, (nl, en))) throw new InvalidOperationException($"{assembly.GetName().Name}: text '{id}' stands twice");
    }

    public IReadOnlyCollection<string> Ids => texts.Keys;
    public bool Has(string id) => texts.ContainsKey(id);

    /// <summary>The sentence in a language ("nl" or "en") with its values filled in: days as "di 15 december", amounts as "€ 4,50".</summary>
    public string Get(string language, string id, params (string Name, object? Value)[] values)
    {
        if (!texts.TryGetValue(id, out var both)) throw new InvalidOperationException($"no text '{id}': add it to the module's Texts.yaml in nl and en");
        var culture = Culture(language);
        return Placeholder().Replace(language == "en" ? both.En : both.Nl, m =>
            values.FirstOrDefault(v => v.Name == m.Groups[1].Value) is { Name: not null } v ? Format(v.Value, culture) : throw new InvalidOperationException($"text '{id}' needs a value for {{{m.Groups[1].Value}}}"));
    }

    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");

    private static string Format(object? value, CultureInfo culture) => value switch
    {
        DateOnly day => day.ToString("dddd d MMMM yyyy", culture),
        Kernel.Money money => money.Format(culture),
        IFormattable formattable => formattable.ToString(null, culture),
        _ => value?.ToString() ?? "",
    };

    private static IReadOnlyList<(string Id, string Nl, string En)> Read(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith("Texts.yaml", StringComparison.Ordinal)).SelectMany(name => Read(assembly.GetManifestResourceStream(name)!, name))];

    private static IEnumerable<(string Id, string Nl, string En)> Read(Stream resource, string name)
    {
        using var reader = new StreamReader(resource);
        var yaml = new YamlStream();
        yaml.Load(reader);
        if (yaml.Documents.Count == 0) yield break;
        foreach (var (key, value) in ((YamlMappingNode)yaml.Documents[0].RootNode).Children)
        {
            var id = ((YamlScalarNode)key).Value!;
            var both = (YamlMappingNode)value;
            string In(string language) => both.Children.TryGetValue(new YamlScalarNode(language), out var text) && text is YamlScalarNode { Value: { Length: > 0 } t }
                ? t : throw new InvalidOperationException($"{name}: text '{id}' has no {language}");
            yield return (id, In("nl"), In("en"));
        }
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
