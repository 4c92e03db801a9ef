using System.CommandLine;
using System.Text.Json;
using Woordhouder.Collection;
using Woordhouder.Collection.Marc;

namespace Woordhouder.Web.Commands;

internal static class ExportCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "new file: .xml for MARCXML, .mrc for ISO 2709" };
        var command = new Command("export", "Writes the whole collection with its copies as MARC 21, without anything about people. The file is there whole or not at all.") { file };
        command.Does(async (arguments, ct) =>
        {
            var path = Path.GetFullPath(arguments.GetValue(file)!);
            var format = FormatOf(path);
            if (Path.Exists(path)) throw new CommandException($"{path} is there already; an export writes over nothing. Name another file or move that one away");
            if (!Directory.Exists(Path.GetDirectoryName(path))) throw new CommandException($"there is no folder {Path.GetDirectoryName(path)}");
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var report = await WriteAsync(scope.Get<ExportCollection>(), path, format, ct);
            if (session.AsJson) Console.WriteLine(JsonSerializer.Serialize(report, Session.Json));
            else
            {
                foreach (var not in report.RecordsNotWritten) Console.WriteLine($"{not.ControlNumber} not written: {not.Reason}");
                Console.WriteLine($"{report.RecordsWritten} titles with {report.CopiesWritten} copies written to {path}, {report.RecordsNotWritten.Count} not written.");
            }
            return 0;
        });
        return command;
    }

    private static MarcFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XML" or ".MARCXML" => MarcFormat.MarcXml,
        ".MRC" or ".MARC" => MarcFormat.Iso2709,
        _ => throw new CommandException("the name of the file must end in .xml (MARCXML) or .mrc (ISO 2709)"),
    };

    /// <summary>Under another name until it is whole: a broken-off export leaves nothing that looks like one.</summary>
    private static async Task<ExportReport> WriteAsync(ExportCollection export, string path, MarcFormat format, CancellationToken ct)
    {
        var unfinished = path + ".unfinished";
        try
        {
            ExportReport report;
            await using (var stream = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 }))
                report = await export.Do(stream, format, null, ct);
            File.Move(unfinished, path, overwrite: false);
            return report;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CommandException($"{path} cannot be written: {e.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
