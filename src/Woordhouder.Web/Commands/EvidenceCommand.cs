using System.CommandLine;
using Woordhouder.Kernel;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Pages;

namespace Woordhouder.Web.Commands;

internal static class EvidenceCommand
{
    public static Command Make()
    {
        var command = new Command("evidence", "Looks at every clause of the statement now; exit code 1 if one is broken.");
        command.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var clauses = await scope.Get<EvidenceRun>().Run(ct);
            if (session.AsJson)
                Console.WriteLine(EvidenceReport.From(session.Library.Word, clauses).ToJson());
            else
            {
                foreach (var clause in clauses.Where(c => c.State is ClauseState.Broken or ClauseState.Unproven))
                    Console.WriteLine($"{clause.State.ToKebab(),-9} {clause.Clause.Id,-26} {string.Join(", ", clause.Evidence.Where(e => e.Violations != 0).Select(e => $"{e.Id}: {(e.Violations is { } v ? v.ToString(System.Globalization.CultureInfo.InvariantCulture) : "could not look")}"))}");
                Console.WriteLine(string.Join(", ", clauses.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToKebab()}")) + ".");
            }
            return clauses.Any(c => c.State == ClauseState.Broken) ? 1 : 0;
        });
        return command;
    }
}
