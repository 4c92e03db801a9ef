using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>The word of a library as read from its folder: typed facts and prose, already checked. Immutable.</summary>
public sealed record Statement(
    StatementVersionFacts Version,
    ControllerFacts Controller,
    IReadOnlyDictionary<string, PurposeFacts> Purposes,
    IReadOnlyDictionary<string, ScheduleFacts> Schedules,
    IReadOnlyDictionary<string, RecipientFacts> Recipients,
    IReadOnlyDictionary<string, LaneFacts> Lanes,
    IReadOnlyDictionary<string, CookieFacts> Cookies,
    IReadOnlyList<DeviationFacts> Deviations,
    IReadOnlyDictionary<string, Clause> Clauses,
    IReadOnlyDictionary<string, Prose> Prose,
    StatementFiles Files)
{
    /// <summary>The line of each fact in <c>statement.yaml</c> by its path (<c>schedules.membership.period</c>), so that a complaint points at the fact itself.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Where a fact stands; for one that is not there, the entry or section that it is missing from.</summary>
    public Place At(string path)
    {
        for (var known = path; ; known = known[..known.LastIndexOf('.')])
        {
            if (Lines.TryGetValue(known, out var line)) return new Place(StatementFiles.YamlName, line);
            if (!known.Contains('.')) return new Place(StatementFiles.YamlName, 1);
        }
    }
}

/// <summary>A text that people read, in both languages.</summary>
public sealed record Bilingual(string Nl, string En)
{
    public string In(string language) => language == "en" ? En : Nl;
}

public sealed record StatementVersionFacts(DateOnly Date, DateOnly Follows);

public sealed record ControllerFacts(
    string Name, string ShortName, string Street, string Postcode, string City, string Phone,
    string PrivacyMailbox, string ChamberOfCommerce, string Website, Bilingual PrivacyOfficer, string Isil);

/// <summary>AVG art. 6(1): a, b, c, e, f. Vital interests (d) are no library's purpose.</summary>
public enum LawfulBasis { Consent, Contract, LegalObligation, PublicTask, LegitimateInterest }

public sealed record PurposeFacts(
    string Id, string Clause, LawfulBasis Basis, IReadOnlySet<Category> Categories, Bilingual Label,
    int MinimumAge, Bilingual? ConsentText, Bilingual? Interest, bool Needed, Place Place);

public sealed record ScheduleFacts(string Id, string Clause, Period Period, IReadOnlySet<Category> Covers, string? Within, Bilingual Label, Place Place);

public sealed record RecipientField(string Field, Bilingual Label);

public sealed record RecipientFacts(
    string Id, string Clause, string Situation, string Purpose, string Country, IReadOnlyList<string> Hosts,
    DateOnly? AgreementUntil, IReadOnlyList<RecipientField> Fields, Bilingual? Label, Place Place);

public sealed record LaneFacts(string Id, string Purpose, string Clause, string Stop, Bilingual Label, Place Place);

public sealed record CookieFacts(string Id, string Clause, TimeSpan? Lifetime, Bilingual Label, Place Place);

public sealed record DeviationFacts(string Id, string Clause, string Decision, DateOnly Date, Bilingual DecidedBy, Bilingual Problem, Bilingual Behaviour, Place Place);

public enum ClauseKind { Promise, Organisational, Information }

public sealed record Clause(
    string Id, ClauseKind Kind, string Theme, IReadOnlyList<string> Requirements, IReadOnlyList<string> Decisions, IReadOnlyList<string> RestsOn,
    Bilingual Title, string? Original, IReadOnlyList<string> Evidence, Bilingual? Source, DateOnly? Reviewed, Place Place);

/// <summary>
/// The prose of one language: headings in order, each with an introduction and its clauses; placeholders not yet filled.
/// Introductions and clauses begin on the line of their heading or marker, so a newline in them is a line in the file.
/// </summary>
public sealed record Prose(string Language, IReadOnlyList<ProseHeading> Headings);

public sealed record ProseHeading(string Id, string Title, int Level, string Introduction, IReadOnlyList<ProseClause> Clauses, Place Place);

public sealed record ProseClause(string Id, string Markdown, Place Place);

/// <summary>Where something stands: file name and line (1-based).</summary>
public readonly record struct Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>The three files as text: what is hashed, stored with an approved version, and read again from there while a new one waits.</summary>
public sealed record StatementFiles(string Yaml, string Nl, string En)
{
    public const string YamlName = "statement.yaml", NlName = "statement.nl.md", EnName = "statement.en.md";

    public static async Task<StatementFiles> ReadAsync(string folder, CancellationToken ct = default) => new(
        await File.ReadAllTextAsync(Path.Combine(folder, YamlName), ct),
        await File.ReadAllTextAsync(Path.Combine(folder, NlName), ct),
        await File.ReadAllTextAsync(Path.Combine(folder, EnName), ct));
}

/// <summary>Why a statement is refused: where, what is wrong, what to do.</summary>
public sealed record Complaint(Place Place, string Wrong, string ToDo)
{
    public override string ToString() => $"{Place}: {Wrong} – {ToDo}";
}
