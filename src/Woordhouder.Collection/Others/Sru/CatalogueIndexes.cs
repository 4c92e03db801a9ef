namespace Woordhouder.Collection.Others;

/// <summary>How the term of an index is read, and which relations it takes.</summary>
internal enum IndexKind { All, Words, Isbn, Issn, Number, Code, Year, Instant }

internal enum CatalogueField { All, Anywhere, Title, Creator, Subject, Language, Date, Type, Isbn, Issn, ControlNumber, Added, Changed }

/// <param name="Set">Short name of its context set.</param>
/// <param name="SortKey">Results may be sorted by it.</param>
internal sealed record CatalogueIndex(string Set, string Name, string Title, CatalogueField Field, IndexKind Kind, bool SortKey = false)
{
    /// <summary>Relations besides = and ==.</summary>
    public IReadOnlyList<string> Relations => Kind switch
    {
        IndexKind.Words => ["all", "any", "adj", "exact", "scr"],
        IndexKind.All => ["scr"],
        IndexKind.Year or IndexKind.Instant => ["<", ">", "<=", ">=", "<>", "within", "exact", "scr"],
        _ => ["any", "exact", "<>", "scr"],
    };

    public override string ToString() => $"{Set}.{Name}";
}

/// <summary>The indexes of the catalogue: what explain says is what the server does.</summary>
internal static class CatalogueIndexes
{
    /// <summary>Short names with their identifiers; the first of a name is the one that explain gives.</summary>
    public static readonly IReadOnlyList<(string Name, string Uri)> Sets =
    [
        ("cql", "info:srw/cql-context-set/1/cql-v1.2"), ("cql", "info:srw/cql-context-set/1/cql-v1.1"), ("cql", "http://www.loc.gov/zing/cql/context-sets/cql/v1.1/"),
        ("dc", "info:srw/cql-context-set/1/dc-v1.1"), ("bath", "http://zing.z3950.org/cql/bath/2.0/"),
        ("rec", "info:srw/cql-context-set/2/rec-1.1"), ("rec", "info:srw/cql-context-set/2/rec-1.0"), ("sort", "info:srw/cql-context-set/1/sort-v1.0"),
    ];

    public static readonly CatalogueIndex Anywhere = new("cql", "serverchoice", "All words", CatalogueField.Anywhere, IndexKind.Words);

    public static readonly IReadOnlyList<CatalogueIndex> All =
    [
        Anywhere,
        new("cql", "anywhere", "All words", CatalogueField.Anywhere, IndexKind.Words),
        new("cql", "allrecords", "Everything", CatalogueField.All, IndexKind.All),
        new("dc", "title", "Title", CatalogueField.Title, IndexKind.Words, SortKey: true),
        new("dc", "creator", "Maker", CatalogueField.Creator, IndexKind.Words),
        new("dc", "subject", "Subject and genre", CatalogueField.Subject, IndexKind.Words),
        new("dc", "language", "Language (ISO 639-2/B)", CatalogueField.Language, IndexKind.Code),
        new("dc", "date", "Year", CatalogueField.Date, IndexKind.Year, SortKey: true),
        new("dc", "type", "Kind of material", CatalogueField.Type, IndexKind.Code),
        new("bath", "isbn", "ISBN", CatalogueField.Isbn, IndexKind.Isbn),
        new("bath", "issn", "ISSN", CatalogueField.Issn, IndexKind.Issn),
        new("rec", "identifier", "Control number", CatalogueField.ControlNumber, IndexKind.Number),
        new("rec", "id", "Control number", CatalogueField.ControlNumber, IndexKind.Number),
        new("rec", "creationdate", "Since when it is here", CatalogueField.Added, IndexKind.Instant, SortKey: true),
        new("rec", "lastmodificationdate", "When its record changed", CatalogueField.Changed, IndexKind.Instant),
    ];

    /// <summary>An index without prefix is the first of that name.</summary>
    /// <exception cref="DiagnosticException">Its set or the index is unknown here.</exception>
    public static CatalogueIndex Find(CqlName name)
    {
        if (name is { Set: "cql" or null, Name: "resultsetid" }) throw new DiagnosticException(Diagnostic.ResultSets);
        if (name.Set is null) return All.FirstOrDefault(i => i.Name == name.Name) ?? throw new DiagnosticException(Diagnostic.Index, name.Name);
        var set = ShortName(name.Set) ?? throw new DiagnosticException(Diagnostic.ContextSet, name.Set);
        return All.FirstOrDefault(i => i.Set == set && i.Name == name.Name) ?? throw new DiagnosticException(Diagnostic.Index, name.ToString());
    }

    /// <summary>Whether the name is this one of the set that every server knows (relations, modifiers).</summary>
    public static bool Is(CqlName name, string set, string known) => name.Name == known && (name.Set is null || ShortName(name.Set) == set);

    private static string? ShortName(string set) => Sets.FirstOrDefault(s => s.Name == set || s.Uri == set).Name;
}
