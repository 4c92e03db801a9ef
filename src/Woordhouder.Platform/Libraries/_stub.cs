namespace Woordhouder.Platform.Statements;
public static class StatementChecks { public static IReadOnlyList<Complaint> Check(Statement s, ProgramFacts f) => []; public static IReadOnlyList<Complaint> CheckSuccessor(Statement next, DateOnly last) => []; }
