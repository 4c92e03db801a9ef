using System.CommandLine;
using System.Text.Json;
using Woordhouder.Privacy.Retention;

namespace Woordhouder.Web.Commands;

internal static class SweepCommand
{
    public static Command Make()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what is due and change nothing" };
        var command = new Command("sweep", "Deletes and dissociates what is past its period; writes the ledger.") { dryRun };
        command.Does(async (arguments, ct) =>
        {
            var dry = arguments.GetValue(dryRun);
            await using var session = await Session.OpenAsync(arguments, ct, dryRun: dry);
            await using var scope = session.Scopes.Open(session.Library);
            var lines = await scope.Get<Sweep>().Run(dry, ct);
            if (session.AsJson) Console.WriteLine(JsonSerializer.Serialize(new { dryRun = dry, statementVersion = session.Library.Word.Number, lines }, Session.Json));
            else
            {
                foreach (var line in lines) Console.WriteLine($"{line.Rows,10}  {line.Action,-10} {line.Table,-24} {line.Schedule} ({line.Period}){(line.Waits ? "  WAITS: more than 5 % of the table, the privacy officer is asked" : "")}");
                Console.WriteLine($"{lines.Where(l => !l.Waits).Sum(l => l.Rows)} rows {(dry ? "are due" : "swept")}.");
            }
            return lines.Any(l => l.Waits) ? 1 : 0;
        });
        return command;
    }
}
