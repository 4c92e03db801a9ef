using System.CommandLine;
using System.Text.Json;
using Woordhouder.Kernel;
using Woordhouder.Platform.Imports;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Web.Commands;

/// <summary>The way in from another system: <c>import patrons|items|loans|holds FILE.csv</c>. One word for each import that a module registers.</summary>
internal static class ImportFileCommand
{
    public static readonly IReadOnlyList<(string Name, string Description)> Kinds =
    [
        ("patrons", "Members of another system, from a CSV file with documented columns (docs/import.md)."),
        ("items", "Copies of titles that are here already, from a CSV file with documented columns (docs/import.md)."),
        ("loans", "What is on loan now, from a CSV file with documented columns (docs/import.md); members and copies first."),
        ("holds", "Who waits for what, from a CSV file with documented columns (docs/import.md); members, copies and loans first."),
    ];

    private const string Rules = " The whole file is judged before anything changes; a second run changes nothing. Exit code 0: in, or good; 1: refused, nothing changed; 2: broken off, run it again.";

    public static Command Make(string kind, string description)
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8, with commas or semicolons" };
        var check = new Option<bool>("--check") { Description = "Judge the file and change nothing" };
        var language = new Option<string>("--language") { Description = "Of what is said about the file: nl or en", DefaultValueFactory = _ => "en" };
        var command = new Command(kind, description + Rules) { file, check, language };
        command.Does(async (arguments, ct) =>
        {
            var path = arguments.GetValue(file)!;
            await using var stream = Open(path);
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var report = await scope.Get<ImportFile>().Do(kind, stream, arguments.GetValue(check), session.AsJson ? null : new Shown(), ct);
            Say(report, scope.Get<TextBook>(), arguments.GetValue(language) is "nl" ? "nl" : "en", session.AsJson);
            return report.End switch { ImportEnd.Refused => 1, ImportEnd.Stopped => 2, _ => 0 };
        });
        return command;
    }

    private static FileStream Open(string path)
    {
        if (!File.Exists(path)) throw new CommandException($"there is no file {path}");
        try
        {
            var stream = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
            return stream.CanSeek ? stream : throw new CommandException($"{path} is no file that can be read twice: save it on disk first");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CommandException($"{path} cannot be read: check that you may");
        }
    }

    private static void Say(ImportFileReport report, TextBook texts, string language, bool json)
    {
        var faults = report.Faults.Select(f => new { f.Line, f.Column, f.Why.Code, Text = texts.Get(language, "refusal." + f.Why.Code, [.. f.Why.Values]) }).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { report.Kind, end = report.End.ToKebab(), report.Rows, report.Added, report.Already, faults, report.MoreFaults }, Session.Json));
            return;
        }
        var nl = language == "nl";
        foreach (var fault in faults)
            Console.WriteLine(string.Join(", ", new[] { fault.Line > 0 ? $"{(nl ? "regel" : "line")} {fault.Line}" : nl ? "bestand" : "file", fault.Column }.OfType<string>()) + ": " + fault.Text);
        if (report.MoreFaults > 0) Console.WriteLine(nl ? $"En nog {report.MoreFaults} andere." : $"And {report.MoreFaults} more.");
        Console.WriteLine((report.End, nl) switch
        {
            (ImportEnd.Refused, true) => $"{report.Rows} regels gelezen. Niets is veranderd: verbeter wat hierboven staat en lees het bestand opnieuw in.",
            (ImportEnd.Refused, false) => $"{report.Rows} rows read. Nothing was changed: mend what stands above and run it again.",
            (ImportEnd.Checked, true) => $"{report.Rows} regels gelezen, alles klopt: {report.Added} nieuw, {report.Already} al hier. Niets is veranderd.",
            (ImportEnd.Checked, false) => $"{report.Rows} rows read, all good: {report.Added} new, {report.Already} here already. Nothing was changed.",
            (ImportEnd.AlreadyIn, true) => $"Dit bestand is al ingelezen ({report.Rows} regels). Er is niets gedaan.",
            (ImportEnd.AlreadyIn, false) => $"This file is in already ({report.Rows} rows). Nothing was done.",
            (ImportEnd.Done, true) => $"{report.Rows} regels gelezen: {report.Added} toegevoegd, {report.Already} al hier.",
            (ImportEnd.Done, false) => $"{report.Rows} rows read: {report.Added} added, {report.Already} here already.",
            (_, true) => $"Afgebroken na {report.Added} toegevoegde regels. Lees het bestand opnieuw in: het gaat verder waar het was.",
            (_, false) => $"Broken off after adding {report.Added} rows. Run it again: it goes on where it was.",
        });
    }

    /// <summary>On the error stream, now and then: the answer stands alone on the other.</summary>
    private sealed class Shown : IProgress<int>
    {
        private const int Step = 25_000;
        private int next = Step;

        public void Report(int value)
        {
            if (value < next - Step) next = Step; // judged, and now written
            if (value < next) return;
            Console.Error.WriteLine($"{value} rows");
            next = value + Step;
        }
    }
}
