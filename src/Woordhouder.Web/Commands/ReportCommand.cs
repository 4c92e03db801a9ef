using System.CommandLine;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Web.Commands;

internal static class ReportCommand
{
    public static Command Make()
    {
        var member = new Option<string>("--member") { Description = "Card number of a member or a guest; of a school or group: its contact person", Required = true };
        var folder = new Option<string>("--out") { Description = "Folder for report.html and report.json", Required = true };
        var language = new Option<string>("--language") { Description = "nl or en", DefaultValueFactory = _ => "nl" };
        var command = new Command("report", "Writes the access report of one person (AVG art. 15): HTML that prints well, and JSON.") { member, folder, language };
        command.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var person = await Whose(scope, arguments.GetValue(member)!, ct) ?? throw new CommandException("nobody has this card number: check it, or search by name at the desk");
            var spoken = arguments.GetValue(language) is "en" ? "en" : "nl";
            var report = await scope.Get<AccessReport>().Of(person, spoken, ct);
            var target = Directory.CreateDirectory(arguments.GetValue(folder)!).FullName;
            await File.WriteAllTextAsync(Path.Combine(target, "report.html"), scope.Get<ReportDocument>().Html(report, spoken), ct);
            await File.WriteAllTextAsync(Path.Combine(target, "report.json"), ReportDocument.JsonText(report), ct);
            Console.WriteLine($"{report.Sections.Count} kinds of data, {report.Disclosures.Count} disclosures, {report.Consultations.Count} consultations: {target}");
            return 0;
        });
        return command;
    }

    private static async Task<PersonId?> Whose(OpenScope scope, string card, CancellationToken ct)
    {
        if (await scope.Get<ISignInLookup>().ByCard(card, ct) is { } member) return member.Person;
        if (await scope.Get<IPatronStanding>().ByCard(card, ct) is { } guest) return guest.Person;
        return await scope.Get<IInstitutions>().ByCard(card, ct) is { } institution ? await scope.Get<IInstitutions>().ContactOf(institution.Id, ct) : null;
    }
}
