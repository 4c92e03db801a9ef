using System.CommandLine;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Web.Commands;

internal static class ReportCommand
{
    public static Command Make()
    {
        var member = new Option<string>("--member") { Description = "Card number", Required = true };
        var folder = new Option<string>("--out") { Description = "Folder for report.html and report.json", Required = true };
        var language = new Option<string>("--language") { Description = "nl or en", DefaultValueFactory = _ => "nl" };
        var command = new Command("report", "Writes the access report of one member (AVG art. 15): HTML that prints well, and JSON.") { member, folder, language };
        command.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var card = await scope.Get<ISignInLookup>().ByCard(arguments.GetValue(member)!, ct) ?? throw new CommandException("no member has this card number: check it, or search by name at the desk");
            var spoken = arguments.GetValue(language) is "en" ? "en" : "nl";
            var report = await scope.Get<AccessReport>().Of(card.Person, spoken, ct);
            var target = Directory.CreateDirectory(arguments.GetValue(folder)!).FullName;
            await File.WriteAllTextAsync(Path.Combine(target, "report.html"), scope.Get<ReportDocument>().Html(report, spoken), ct);
            await File.WriteAllTextAsync(Path.Combine(target, "report.json"), ReportDocument.JsonText(report), ct);
            Console.WriteLine($"{report.Sections.Count} kinds of data, {report.Disclosures.Count} disclosures, {report.Consultations.Count} consultations: {target}");
            return 0;
        });
        return command;
    }
}
