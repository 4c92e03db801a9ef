using System.CommandLine;

namespace Woordhouder.Web.Commands;

internal static class AllCommands
{
    /// <summary>The whole command line. Composition only: every command is a file beside this one.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Woordhouder: a public-library platform whose privacy statement is executable.");
        foreach (var option in CommonOptions.All) root.Add(option);
        foreach (var command in Make()) root.Add(command);
        return root;
    }

    private static IEnumerable<Command> Make() =>
    [
        ServeCommand.Make(), MigrateCommand.Make(), StatementCommand.Make(), SweepCommand.Make(), ReportCommand.Make(), LedgerCommand.Make(),
        EvidenceCommand.Make(), ImportCommand.Make(), ExportCommand.Make(), SetupCommand.Make(), SimulateCommand.Make(), BackupCommands.Backup(), BackupCommands.Restore(),
    ];

    /// <summary>Runs a command: its own refusals become one sentence and exit code 1.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) => command.SetAction(async (arguments, ct) =>
    {
        try { return await work(arguments, ct); }
        catch (CommandException e)
        {
            await Console.Error.WriteLineAsync("woordhouder: " + e.Message);
            return 1;
        }
    });
}
