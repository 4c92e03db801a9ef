using System.Text.Encodings.Web;
using System.Text.Json;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages;

/// <summary>The state of every clause for machines: <c>/privacy/woord.json</c> and <c>woordhouder evidence --json</c> say the same, word for word.</summary>
internal sealed record EvidenceReport(int StatementVersion, IReadOnlyList<EvidenceReport.ClauseLine> Clauses)
{
    internal sealed record ClauseLine(string Id, IReadOnlyList<string> Requirements, string Kind, string State, IReadOnlyList<EvidenceLine> Evidence);

    /// <param name="CheckedAt">Null: not looked at under this statement in the last day and a half.</param>
    /// <param name="Violations">Null: could not be looked at, so it proves nothing.</param>
    internal sealed record EvidenceLine(string Id, string Kind, DateTimeOffset? CheckedAt, long? Violations);

    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static EvidenceReport From(WordInForce word, IReadOnlyList<ClauseStatus> clauses) => new(word.Number,
        [.. clauses.Select(c => new ClauseLine(c.Clause.Id, c.Clause.Requirements, c.Clause.Kind.ToKebab(), c.State.ToKebab(),
            [.. c.Evidence.Select(e => new EvidenceLine(e.Id, e.Kind.ToKebab(), e.CheckedAt, e.Violations))]))]);

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
