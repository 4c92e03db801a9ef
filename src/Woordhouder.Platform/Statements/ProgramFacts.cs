using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// What this process can do, read from the code by reflection and from the model: the other side of every check of a statement (architecture §1).
/// </summary>
/// <param name="Parts">The vocabulary of <c>restsOn</c>.</param>
/// <param name="RunningParts">The parts that modules registered.</param>
/// <param name="Purposes">Ids of the purposes known to the code.</param>
/// <param name="UsedPurposes">Ids of purposes that a class of a running module asks for (<c>For&lt;TPurpose&gt;</c>).</param>
/// <param name="Uses">Each schedule with the categories of the columns that it must cover, per table: (schedule id, table, category).</param>
/// <param name="Fields">Every personal column of the model as <c>table.column</c>.</param>
/// <param name="Senders">What the code sends: (recipient id, fields).</param>
/// <param name="Lanes">Lane ids that the code sends mail in.</param>
/// <param name="Cookies">Names of the cookies that the program sets.</param>
/// <param name="Pages">Page paths that a link may point to; a route parameter matches one segment.</param>
/// <param name="Evidence">Evidence registered in the code: id, kind, and whether it names its sabotages.</param>
/// <param name="Requirements">The requirement ids that a statement must cover (R1–R122), or empty for a library that answers to another text.</param>
/// <param name="Decisions">Ids of recorded decisions that may be cited.</param>
/// <param name="Ceilings">The longest period that the law or the published promise allows, per schedule, with its source.</param>
public sealed record ProgramFacts(
    IReadOnlySet<string> Parts,
    IReadOnlySet<string> RunningParts,
    IReadOnlySet<string> Purposes,
    IReadOnlySet<string> UsedPurposes,
    IReadOnlyList<(string Schedule, string Table, Category Category)> Uses,
    IReadOnlySet<string> Fields,
    IReadOnlyList<(string Recipient, IReadOnlyList<string> Fields)> Senders,
    IReadOnlySet<string> Lanes,
    IReadOnlySet<string> Cookies,
    IReadOnlyList<string> Pages,
    IReadOnlyDictionary<string, EvidenceFacts> Evidence,
    IReadOnlySet<string> Requirements,
    IReadOnlySet<string> Decisions,
    IReadOnlyDictionary<string, (Period Longest, string Source)> Ceilings)
{
    /// <summary>Schedules under which rows about nobody are kept (outbox).</summary>
    public IReadOnlySet<string> ThingSchedules { get; init; } = new HashSet<string>();
}

/// <param name="Kind">live, structural, tested or attested.</param>
public sealed record EvidenceFacts(string Kind, bool HasSabotage);
