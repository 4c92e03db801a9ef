namespace Woordhouder.Platform.Statements;

/// <summary>
/// Both directions (architecture §1): what the statement says and the code does not do, and what the code does and the statement does not say.
/// Facts whose clause is planned are not held against the code yet.
/// </summary>
public static class StatementChecks
{
    private static readonly Func<RunningWord, IEnumerable<Complaint>>[] All =
    [
        ReferenceChecks.Of, PurposeChecks.Of, ScheduleChecks.Of, RecipientChecks.Of, LaneChecks.Of, CookieChecks.Of, ContradictionChecks.Of,
        ClauseChecks.Of, PartChecks.Of, EvidenceChecks.Of, ProseChecks.Of, PlaceholderChecks.Of, LinkChecks.Of,
    ];

    public static IReadOnlyList<Complaint> Check(Statement statement, ProgramFacts program)
    {
        var word = new RunningWord(statement, program);
        return All.SelectMany(check => check(word)).InReadingOrder();
    }

    /// <summary>A version that does not come after the last approved one would rewrite what was promised then (D45).</summary>
    public static IReadOnlyList<Complaint> CheckSuccessor(Statement next, DateOnly lastApprovedDate) => next.Version.Date > lastApprovedDate ? [] :
    [
        new Complaint(next.At("version.date"), $"version {next.Version.Date:yyyy-MM-dd} is not later than {lastApprovedDate:yyyy-MM-dd}, the last approved one",
            "give the changed statement a later date"),
    ];
}
