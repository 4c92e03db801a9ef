using System.CommandLine;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Retention;
using Woordhouder.Web.Hosting;

namespace Woordhouder.Web.Commands;

internal static class ServeCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ';'", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("serve", "Opens the library for visitors, members and staff.") { urls, Terminals.Ports, Terminals.Certificate };
        command.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct, refusedGoOn: true, urls: arguments.GetValue(urls)!.Split(';'), also: Terminals.Of(arguments, arguments.GetValue(urls)!));
            await session.App.StartAsync(ct);
            Health.Warm = true;
            foreach (var library in session.App.Services.GetRequiredService<LibraryDirectory>().All)
            {
                Console.WriteLine(library.Runs ? $"{library.Word.Statement.Controller.ShortName} is open: {session.App.Urls.First()}" : $"{library.Id} is refused (503): mend its statement");
                if (library.Runs) await NameRowsLeftAsync(session, library, ct);
                if (!library.IsDemo) continue;
                Console.WriteLine("Demo: nothing leaves this machine; mail can be read at /demo. Accounts to try:");
                foreach (var account in session.App.Services.GetServices<DemoAccount>()) Console.WriteLine($"  {account.Role,-22} {account.UserName,-20} {account.Password,-20} {account.Where}");
            }
            await session.App.WaitForShutdownAsync(ct);
            return 0;
        });
        return command;
    }

    /// <summary>A purpose that was taken away leaves rows for a while: whoever starts the program reads which, and until when (D45).</summary>
    private static async Task NameRowsLeftAsync(Session session, Library library, CancellationToken ct)
    {
        await using var scope = session.Scopes.Open(library);
        foreach (var left in await scope.Get<Sweep>().LeftBehind(ct))
            Console.WriteLine($"{library.Id}: {left.Rows} rows of {left.Table} are left of a purpose that the statement no longer has; they stay until {left.LastDay:yyyy-MM-dd}");
    }
}

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Brings the library's database to the schema of this version.");
        command.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct);
            Console.WriteLine($"{session.Library.Id}: the database has the schema of this version.");
            return 0;
        });
        return command;
    }
}
