using System.Globalization;
using System.Text.RegularExpressions;
using Woordhouder.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// One mapping of the statement, asked for its keys by name and type. A wrong or missing value is complained about and answered with an empty one,
/// so that reading goes on and every complaint comes at once; a statement with complaints is never used.
/// </summary>
internal sealed partial class YamlEntry(YamlMappingNode node, string kind, string path, ReadingLog log)
{
    private readonly HashSet<string> asked = [];

    public string Id { get; private set; } = "";
    public Place Place => ReadingLog.PlaceOf(node);
    private string Name => Id.Length == 0 ? kind : $"{kind} '{Id}'";
    private string Path => Id.Length == 0 ? path : $"{path}.{Id}";

    /// <summary>Reads <c>id</c>. Names that others chose (cookies) are taken as they are.</summary>
    public void ReadId(bool asGiven = false)
    {
        var id = Text("id", "a-word-with-hyphens");
        if (id.Length > 0 && !asGiven && !IsId(id))
            log.Complain(node, $"{kind} id '{id}' is not lower-case words with hyphens", "write it like 'pending-enrolment'");
        Id = id;
        log.Remember(Path, node);
    }

    public static bool IsId(string text) => IdPattern().IsMatch(text);

    public string Text(string key, string form = "text") => Scalar(key, form, required: true) ?? "";

    public string? OptionalText(string key) => Scalar(key, "text", required: false);

    public Bilingual Bilingual(string key) => OptionalBilingual(key, required: true) ?? new Bilingual("", "");

    public Bilingual? OptionalBilingual(string key, bool required = false)
    {
        const string form = "{nl: …, en: …}";
        if (Find(key, form, required) is not { } value) return null;
        if (value is not YamlMappingNode mapping) { WrongType(key, value, "a text in both languages", form); return null; }
        var both = new YamlEntry(mapping, $"'{key}' of {Name}", $"{Path}.{key}", log);
        var text = new Bilingual(both.Text("nl"), both.Text("en"));
        both.RefuseUnknownKeys();
        return text;
    }

    public DateOnly Date(string key) => OptionalDate(key, required: true) ?? default;

    public DateOnly? OptionalDate(string key, bool required = false)
    {
        if (Scalar(key, "2026-11-23", required) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Complain(key, $"'{key}' of {Name} is '{text}', which is not a date", $"write {key}: year-month-day, such as 2026-11-23");
        return null;
    }

    public int? OptionalNumber(string key)
    {
        if (Scalar(key, "16", required: false) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Complain(key, $"'{key}' of {Name} is '{text}', which is not a whole number", $"write {key}: 16");
        return null;
    }

    public Period Period(string key)
    {
        if (Scalar(key, "P5Y", required: true) is not { } text) return default;
        if (Kernel.Period.TryParse(text, out var period)) return period;
        var why = NegativePeriod().IsMatch(text) ? "is negative" : ZeroPeriod().IsMatch(text) ? "is zero"
            : text.StartsWith("PT", StringComparison.Ordinal) ? "counts hours, which is not a period of retention" : "is not an ISO 8601 calendar period";
        Complain(key, $"'{key}' of {Name} is '{text}', which {why}", "write P5Y, P18M or P30D");
        return default;
    }

    public TimeSpan? OptionalLifetime(string key)
    {
        if (Scalar(key, "PT12H", required: false) is not { } text) return null;
        if (LifetimePattern().Match(text) is { Success: true } m)
        {
            int Part(string name) => m.Groups[name].Success ? int.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
            var span = new TimeSpan(Part("d"), Part("h"), Part("m"), 0);
            if (span > TimeSpan.Zero) return span;
        }
        Complain(key, $"'{key}' of {Name} is '{text}', which is not a length of time", "write PT12H, PT20M or P30D, or leave it out for a cookie that goes with the browser session");
        return null;
    }

    public T Choice<T>(string key) where T : struct, Enum => Scalar(key, Kebabs<T>(), required: true) is { } text ? Parse<T>(key, text, node) : default;

    /// <summary>One of a few words; null when the key may be left out and is.</summary>
    public string? Word(string key, bool required, params string[] words)
    {
        var form = string.Join(" | ", words);
        if (Scalar(key, form, required) is not { } text) return null;
        if (!words.Contains(text)) Complain(key, $"'{key}' of {Name} is '{text}', which is unknown", $"choose {form}");
        return text;
    }

    public IReadOnlySet<T> Choices<T>(string key) where T : struct, Enum =>
        Items(key, required: true).Select(item => Parse<T>(key, item.Value!, item)).ToHashSet();

    public IReadOnlyList<string> Texts(string key, bool required = false) => [.. Items(key, required).Select(item => item.Value!)];

    /// <summary>A list of mappings. With ids they are entries of their own; without, parts of this one.</summary>
    public IReadOnlyList<T> Entries<T>(string key, string itemKind, Func<YamlEntry, T> read, bool withId = true, bool idAsGiven = false)
    {
        if (Find(key, "a list (or [] for none)", required: true) is not { } value) return [];
        if (value is not YamlSequenceNode list) { WrongType(key, value, "a list", "a list (or [] for none)"); return []; }
        var items = new List<T>();
        foreach (var item in list.Children)
        {
            if (item is not YamlMappingNode mapping)
            {
                log.Complain(item, $"an item of '{key}' is {Describe(item)}, not a {itemKind}", $"write the keys of a {itemKind}");
                continue;
            }
            var entry = new YamlEntry(mapping, itemKind, withId ? key : $"{Path}.{key}", log);
            if (withId) entry.ReadId(idAsGiven);
            items.Add(read(entry));
            entry.RefuseUnknownKeys();
        }
        return items;
    }

    public T? Part<T>(string key, Func<YamlEntry, T> read) where T : class
    {
        if (Find(key, "its keys", required: true) is not { } value) return null;
        if (value is not YamlMappingNode mapping) { WrongType(key, value, "a mapping", "its keys below it"); return null; }
        var entry = new YamlEntry(mapping, $"'{key}'", key, log);
        var part = read(entry);
        entry.RefuseUnknownKeys();
        return part;
    }

    public void RefuseUnknownKeys()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!asked.Contains(name)) log.Complain(key, $"{Name} has an unknown key '{name}'", $"use one of: {string.Join(", ", asked)}");
        }
    }

    private YamlNode? Find(string key, string form, bool required)
    {
        asked.Add(key);
        foreach (var (name, value) in node.Children)
        {
            if (!IsKey(name, key)) continue;
            log.Remember($"{Path}.{key}".TrimStart('.'), name);
            if (value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" }) break;
            return value;
        }
        if (required) log.Complain(node, $"{Name} has no '{key}'", $"add {key}: {form}");
        return null;
    }

    private string? Scalar(string key, string form, bool required)
    {
        if (Find(key, form, required) is not { } value) return null;
        if (value is not YamlScalarNode scalar) { WrongType(key, value, "a single value", form); return null; }
        if (!string.IsNullOrWhiteSpace(scalar.Value)) return scalar.Value.Trim();
        Complain(key, $"'{key}' of {Name} is empty", $"write {key}: {form}");
        return null;
    }

    private List<YamlScalarNode> Items(string key, bool required)
    {
        const string form = "[…, …]";
        if (Find(key, form, required) is not { } value) return [];
        if (value is not YamlSequenceNode list) { WrongType(key, value, "a list", form); return []; }
        var scalars = list.Children.OfType<YamlScalarNode>().Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToList();
        if (scalars.Count < list.Children.Count) Complain(key, $"'{key}' of {Name} has an item that is not a single word or text", $"write {key}: {form}");
        foreach (var twice in scalars.GroupBy(s => s.Value).Where(g => g.Count() > 1)) Complain(key, $"'{key}' of {Name} names '{twice.Key}' twice", "name it once");
        return scalars;
    }

    private T Parse<T>(string key, string text, YamlNode at) where T : struct, Enum
    {
        if (KebabCase.TryParse<T>(text, out var value)) return value;
        if (ReferenceEquals(at, node)) Complain(key, $"'{key}' of {Name} is '{text}', which is unknown", $"choose {Kebabs<T>()}");
        else log.Complain(at, $"'{key}' of {Name} names '{text}', which is unknown", $"choose from {Kebabs<T>()}");
        return default;
    }

    private void WrongType(string key, YamlNode value, string expected, string form) =>
        log.Complain(value, $"'{key}' of {Name} is {Describe(value)}, not {expected}", $"write {key}: {form}");

    private void Complain(string key, string wrong, string toDo) => log.Complain(node.Children.First(c => IsKey(c.Key, key)).Value, wrong, toDo);

    private static bool IsKey(YamlNode node, string key) => (node as YamlScalarNode)?.Value == key;

    private static string Describe(YamlNode node) => node switch { YamlSequenceNode => "a list", YamlMappingNode => "a mapping", _ => "a single value" };

    private static string Kebabs<T>() where T : struct, Enum => string.Join(" | ", Enum.GetValues<T>().Select(v => v.ToKebab()));

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^(-P|P-)", RegexOptions.CultureInvariant)]
    private static partial Regex NegativePeriod();

    [GeneratedRegex(@"^P(0+[YMWD])+$", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroPeriod();

    [GeneratedRegex(@"^P(?=\d|T\d)(?:(?<d>\d{1,4})D)?(?:T(?=\d)(?:(?<h>\d{1,4})H)?(?:(?<m>\d{1,4})M)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex LifetimePattern();
}
