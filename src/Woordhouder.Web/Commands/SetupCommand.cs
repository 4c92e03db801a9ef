using System.CommandLine;
using Woordhouder.Access.People;

namespace Woordhouder.Web.Commands;

internal static class SetupCommand
{
    public static Command Make()
    {
        var name = new Option<string>("--name") { Description = "Name of the first administrator", DefaultValueFactory = _ => "Beheerder" };
        var email = new Option<string?>("--email") { Description = "Their e-mail address (default: the library's own in settings.yaml)" };
        var command = new Command("setup", "Prepares a real library and prints a one-time link for the first administrator.") { name, email };
        command.Does(async (arguments, ct) =>
        {
            if (arguments.GetValue(CommonOptions.Demo)) throw new CommandException("setup is for a real library: leave --demo out");
            await using var session = await Session.OpenAsync(arguments, ct);
            await using var scope = session.Scopes.Open(session.Library);
            var link = await scope.Get<FirstAdministrator>().Do(new FirstAdministratorRequest(arguments.GetValue(name)!, arguments.GetValue(email) ?? session.Library.Settings.Mail.From), ct);
            if (!link.Done) throw new CommandException(string.Join("; ", link.Refusals.Select(r => session.App.Services.GetRequiredService<Platform.Texts.TextBook>().Get("en", "refusal." + r.Code, r.Values))));
            Console.WriteLine($"Statement version {session.Library.Word.Number} of {session.Library.Word.Statement.Version.Date:yyyy-MM-dd} is in force.");
            Console.WriteLine($"Open this once, within a day, to choose a password and a second factor: https://{session.Library.Settings.Hosts[0]}{link.Value}");
            return 0;
        });
        return command;
    }
}
