namespace Woordhouder.Platform.Statements;

/// <summary>
/// What of a statement runs in this process. Nothing here is written down anywhere: a clause is planned as long as a part that it rests on
/// is not registered (architecture §4), and facts are planned with their clause.
/// </summary>
public sealed class RunningWord(Statement statement, ProgramFacts program)
{
    public Statement Statement { get; } = statement;
    public ProgramFacts Program { get; } = program;

    public bool IsPlanned(string clauseId) => MissingParts(clauseId).Count > 0;

    /// <summary>The parts that a planned clause waits for.</summary>
    public IReadOnlyList<string> MissingParts(string clauseId) =>
        Statement.Clauses.TryGetValue(clauseId, out var clause) ? [.. clause.RestsOn.Where(part => !Program.RunningParts.Contains(part))] : [];

    /// <summary>In the statement, and its clause not planned. What the statement leaves out is off (D9).</summary>
    public bool PurposeRuns(string purposeId) => Statement.Purposes.TryGetValue(purposeId, out var purpose) && !IsPlanned(purpose.Clause);

    public bool ScheduleRuns(string scheduleId) => Statement.Schedules.TryGetValue(scheduleId, out var schedule) && !IsPlanned(schedule.Clause);

    public bool RecipientRuns(string recipientId) => Statement.Recipients.TryGetValue(recipientId, out var recipient) && !IsPlanned(recipient.Clause);
}
