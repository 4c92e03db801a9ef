using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Woordhouder.Collection.Others;

internal enum SruVersion { V11, V12, V20 }

internal enum SruOperation { Explain, SearchRetrieve, Scan, Unknown }

/// <summary>The parameters of a request; in which version and about what is known even when they are wrong, so that the answer can say so in the same words.</summary>
internal sealed class SruParameters(IEnumerable<KeyValuePair<string, StringValues>> given)
{
    private readonly Dictionary<string, StringValues> given = given.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    public bool None => given.Count == 0;
    public IEnumerable<string> Names => given.Keys;
    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>Null when it is absent or empty.</summary>
    /// <exception cref="DiagnosticException">It is there more than once.</exception>
    public string? this[string name] => !given.TryGetValue(name, out var values) ? null
        : values.Count > 1 ? throw new DiagnosticException(Diagnostic.UnsupportedValue, name)
        : values.ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The value as it is, also of one that is there more than once.</summary>
    public string First(string name) => given.GetValueOrDefault(name) is [{ } first, ..] ? first : "";

    /// <summary>Version 2.0 knows neither "operation" nor "version"; a bare address is answered in 1.2, which every client reads.</summary>
    public SruVersion Version => given.GetValueOrDefault("version").ToString() switch
    {
        "1.1" => SruVersion.V11,
        "1.2" => SruVersion.V12,
        "2.0" => SruVersion.V20,
        _ => Has("operation") || Has("version") || (!Has("query") && !Has("scanClause") && !Has("httpAccept") && !Has("recordXMLEscaping")) ? SruVersion.V12 : SruVersion.V20,
    };

    public SruOperation Operation => given.GetValueOrDefault("operation").ToString() switch
    {
        "searchRetrieve" => SruOperation.SearchRetrieve,
        "explain" => SruOperation.Explain,
        "scan" => SruOperation.Scan,
        "" => Has("scanClause") ? SruOperation.Scan : Has("query") || Has("queryType") ? SruOperation.SearchRetrieve : SruOperation.Explain,
        _ => SruOperation.Unknown,
    };
}

/// <summary>What was asked, checked.</summary>
/// <param name="Query">Null: explain.</param>
/// <param name="First">From 1.</param>
/// <param name="AsText">The record stands in the answer as escaped text (recordPacking or recordXMLEscaping: string).</param>
internal sealed record SruRequest(CqlQuery? Query, int First, int Count, RecordSchema Schema, bool AsText)
{
    public const int MostRecords = 100;
    private const int UsualRecords = 10;

    private static readonly string[] Known = ["query", "startRecord", "maximumRecords", "recordPacking", "recordSchema", "stylesheet", "extraRequestData"];
    private static readonly string[] KnownTo1 = ["operation", "version", "resultSetTTL", "sortKeys"];
    private static readonly string[] KnownTo2 = ["version", "operation", "queryType", "recordXMLEscaping", "resultSetTTL", "renderedBy", "httpAccept", "responseType", "sortKeys"];

    /// <exception cref="DiagnosticException">The request is not one of this version, or asks for what is not done here.</exception>
    public static SruRequest Read(SruParameters given)
    {
        var (version, operation) = (given.Version, given.Operation);
        if (given["version"] is { } named && named is not ("1.1" or "1.2" or "2.0")) throw new DiagnosticException(Diagnostic.UnsupportedVersion, "2.0");
        if (operation is SruOperation.Scan or SruOperation.Unknown) throw new DiagnosticException(Diagnostic.UnsupportedOperation, given["operation"] ?? "scan");
        if (version != SruVersion.V20 && !given.None)
        {
            if (given["version"] is null) throw new DiagnosticException(Diagnostic.MissingParameter, "version");
            if (given["operation"] is null) throw new DiagnosticException(Diagnostic.MissingParameter, "operation");
        }
        var known = version == SruVersion.V20 ? KnownTo2 : KnownTo1;
        // What begins with x- is for servers that know it, and others pass it over.
        if (given.Names.FirstOrDefault(n => !Known.Contains(n) && !known.Contains(n) && !n.StartsWith("x-", StringComparison.Ordinal)) is { } unknown)
            throw new DiagnosticException(Diagnostic.UnsupportedParameter, unknown);
        if (given["sortKeys"] is not null) throw new DiagnosticException(Diagnostic.Sort, "sortKeys: use sortBy in the query");
        if (given["queryType"] is { } type && type != "cql") throw new DiagnosticException(Diagnostic.UnsupportedValue, "queryType");
        if (given["renderedBy"] is { } by && by != "client") throw new DiagnosticException(Diagnostic.UnsupportedValue, "renderedBy");
        var asText = TextAsked(given, version);
        if (operation == SruOperation.Explain) return new SruRequest(null, 1, 1, RecordSchema.MarcXml, asText);
        var query = CqlParser.Read(given["query"] ?? throw new DiagnosticException(Diagnostic.MissingParameter, "query"));
        return new SruRequest(query, Number(given, "startRecord", 1, 1), Math.Min(Number(given, "maximumRecords", UsualRecords, 0), MostRecords),
            RecordSchema.Find(given["recordSchema"]) ?? throw new DiagnosticException(Diagnostic.UnknownSchema, given["recordSchema"]), asText);
    }

    private static bool TextAsked(SruParameters given, SruVersion version)
    {
        // In 2.0 recordPacking is about something else: whether the parts of a record come together.
        if (version == SruVersion.V20 && given["recordPacking"] is { } packed && packed != "packed") throw new DiagnosticException(Diagnostic.UnsupportedValue, "recordPacking");
        return given[version == SruVersion.V20 ? "recordXMLEscaping" : "recordPacking"] switch
        {
            null or "xml" => false,
            "string" => true,
            var other => throw new DiagnosticException(Diagnostic.RecordEscaping, other),
        };
    }

    private static int Number(SruParameters given, string name, int otherwise, int least)
    {
        if (given[name] is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : throw new DiagnosticException(Diagnostic.UnsupportedValue, name);
    }
}

/// <summary>A form in which records are given.</summary>
/// <param name="Name">Short name.</param>
internal sealed record RecordSchema(string Name, string Uri, string Title)
{
    public static readonly RecordSchema MarcXml = new("marcxml", "info:srw/schema/1/marcxml-v1.1", "MARC 21 in XML");
    public static readonly RecordSchema Dc = new("dc", DublinCore.Schema, "Dublin Core");
    public static readonly IReadOnlyList<RecordSchema> All = [MarcXml, Dc];

    /// <summary>By short name or URI; without either it is MARCXML, and null is a name that is unknown here.</summary>
    public static RecordSchema? Find(string? name) => name is null ? MarcXml : All.FirstOrDefault(s => s.Name == name || s.Uri == name);
}
