using System.CommandLine;
using System.Text.Json;
using Woordhouder.Collection;

namespace Woordhouder.Web.Commands;

internal static class ImportCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = "MARC 21 in ISO 2709 or MARCXML", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Reads bibliographic records into the catalogue: streaming, and a second run changes nothing. Exit code 1 when a file or record was rejected; the others are in.") { files };
        foreach (var kind in ImportFileCommand.Kinds) command.Add(ImportFileCommand.Make(kind.Name, kind.Description));
        command.Does(async (arguments, ct) =>
        {
            var paths = arguments.GetValue(files)!;
            if (paths.FirstOrDefault(p => !File.Exists(p)) is { } missing) throw new CommandException($"there is no file {missing}");
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var report = await scope.Get<ImportRecords>().Do(paths, null, ct);
            if (session.AsJson) Console.WriteLine(JsonSerializer.Serialize(report, Session.Json));
            else
            {
                foreach (var bad in report.RecordsRejected) Console.WriteLine($"{bad.File} record {bad.Number} at {bad.Offset}: {bad.Reason}");
                Console.WriteLine($"{report.RecordsRead} read: {report.TitlesAdded} added, {report.TitlesChanged} changed, {report.TitlesUnchanged} unchanged, {report.TitlesAsked} to be asked about, {report.Rejected} rejected; {report.FieldsLeftOut} fields left out.");
            }
            // What did not land has to be looked at: a script must see it too.
            return report.RecordsRejected.Count == 0 && report.Rejected == 0 ? 0 : 1;
        });
        return command;
    }
}
