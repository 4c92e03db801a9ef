using System.Collections.Concurrent;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>A recipient as a version of the statement lists it.</summary>
internal sealed record Receiver(string Purpose, IReadOnlySet<string> Fields);

/// <summary>
/// The facts of one approved version, read from the text of its <c>statement.yaml</c> as it was stored, not by the program's own reader.
/// <paramref name="Until"/>: when the next version took over.
/// </summary>
internal sealed record ApprovedWord(int Number, DateTimeOffset Since, DateTimeOffset? Until, string Yaml)
{
    // A text is read once and not once for each question that every piece of evidence asks of it; a library has few of them.
    private static readonly ConcurrentDictionary<string, YamlMappingNode> Roots = new(StringComparer.Ordinal);
    private const int MostRoots = 64;
    private readonly YamlMappingNode root = RootOf(Yaml);

    /// <summary>The period of a schedule; null: this version does not have it.</summary>
    public string? Period(string schedule) => Entry("schedules", schedule) is { } entry ? Text(entry, "period") : null;
    public bool HasPurpose(string purpose) => Entry("purposes", purpose) is not null;
    public IReadOnlyList<string> PurposeIds => Ids("purposes");
    public IReadOnlyList<string> Lanes => Ids("lanes");
    public string? LanePurpose(string lane) => Entry("lanes", lane) is { } entry ? Text(entry, "purpose") : null;
    public string? Basis(string purpose) => Entry("purposes", purpose) is { } entry ? Text(entry, "basis") : null;

    /// <summary>The years of age from which somebody can consent; 0: the statement names none.</summary>
    public int MinimumAge(string purpose) => Entry("purposes", purpose) is { } entry && Text(entry, "minimumAge") is { } age ? int.Parse(age, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>The question of a purpose with consent, in Dutch and in English.</summary>
    public IReadOnlyList<string> ConsentTexts(string purpose) =>
        Entry("purposes", purpose) is { } entry && Node(entry, "consentText") is YamlMappingNode texts ? [.. texts.Children.Values.OfType<YamlScalarNode>().Select(t => t.Value ?? "")] : [];

    public Receiver? Recipient(string recipient) => Entry("recipients", recipient) is not { } entry ? null : new Receiver(Text(entry, "purpose") ?? "",
        Node(entry, "fields") is YamlSequenceNode fields ? fields.Children.OfType<YamlMappingNode>().Select(f => Text(f, "field") ?? "").ToHashSet() : new HashSet<string>());

    private List<string> Ids(string list) => Node(root, list) is YamlSequenceNode entries ? [.. entries.Children.OfType<YamlMappingNode>().Select(e => Text(e, "id") ?? "")] : [];
    private YamlMappingNode? Entry(string list, string id) => Node(root, list) is YamlSequenceNode entries ? entries.Children.OfType<YamlMappingNode>().FirstOrDefault(e => Text(e, "id") == id) : null;
    private static YamlNode? Node(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    private static string? Text(YamlMappingNode map, string key) => (Node(map, key) as YamlScalarNode)?.Value;

    private static YamlMappingNode RootOf(string yaml)
    {
        if (Roots.Count >= MostRoots) Roots.Clear();
        return Roots.GetOrAdd(yaml, Parse);
    }

    private static YamlMappingNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}

/// <summary>The approved versions of the statement in the order in which they took effect.</summary>
internal sealed record ApprovedWords(IReadOnlyList<ApprovedWord> All)
{
    public ApprovedWord Current => All[^1];

    /// <summary>The version in force at a moment; the first one also for what is older than it.</summary>
    public ApprovedWord At(DateTimeOffset moment) => All.LastOrDefault(w => w.Since <= moment) ?? All[0];

    public ApprovedWord? ByNumber(long number) => All.FirstOrDefault(w => w.Number == number);

    public static async Task<ApprovedWords> ReadAsync(Look look)
    {
        var rows = await look.Rows($"SELECT number, approved_at, yaml FROM statement_version WHERE approved_at IS NOT NULL ORDER BY approved_at, number");
        var words = new List<ApprovedWord>();
        for (var i = 0; i < rows.Count; i++)
            words.Add(new ApprovedWord((int)Look.Number(rows[i][0]), Look.Instant(rows[i][1]), i + 1 < rows.Count ? Look.Instant(rows[i + 1][1]) : null, (string)rows[i][2]!));
        return words.Count > 0 ? new ApprovedWords(words) : throw new FormatException("no version of the statement was ever approved");
    }
}
