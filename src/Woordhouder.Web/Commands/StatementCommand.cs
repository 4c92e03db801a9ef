using System.CommandLine;
using System.Text.Json;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Web.Commands;

internal static class StatementCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("DIR") { Description = "The library's folder" };
        var check = new Command("check", "Reads a statement and says, with file and line, what is wrong and what to do.") { folder };
        check.Does(async (arguments, ct) =>
        {
            await using var app = Composition.Build(LibraryClock.At(Clocks.Real, null));
            var directory = arguments.GetValue(folder)!;
            var missing = new[] { "settings.yaml", "statement.yaml", "statement.nl.md", "statement.en.md" }.Where(f => !File.Exists(Path.Combine(directory, f))).ToList();
            if (missing.Count > 0) throw new CommandException($"{directory} holds no {string.Join(", ", missing)}: give the folder of a library such as libraries/almere");
            var (settings, complaints) = SettingsReader.Read(await File.ReadAllTextAsync(Path.Combine(directory, "settings.yaml"), ct));
            if (settings is not null)
                complaints = StatementVersions.Judge(await StatementFiles.ReadAsync(directory, ct), app.Services.GetRequiredService<ProgramFactsReader>().Read(settings)).Complaints;
            if (arguments.GetValue(CommonOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(new { accepted = complaints.Count == 0, complaints = complaints.Select(c => new { c.Place.File, c.Place.Line, c.Wrong, c.ToDo }) }, Session.Json));
            else
            {
                foreach (var complaint in complaints) Console.WriteLine(complaint);
                Console.WriteLine(complaints.Count == 0 ? "The statement is accepted." : $"{complaints.Count} things to mend.");
            }
            return complaints.Count == 0 ? 0 : 1;
        });
        return new Command("statement", "Works on a library's statement.") { check };
    }
}
