using System.CommandLine;
using Woordhouder.Privacy.Ledgers;

namespace Woordhouder.Web.Commands;

internal static class LedgerCommand
{
    public static Command Make()
    {
        var verify = new Command("verify", "Walks the hash chain of the deletion ledger; exit code 1 where it breaks.");
        verify.Does(async (arguments, ct) =>
        {
            await using var session = await Session.OpenAsync(arguments, ct);
            var (lines, broken) = await session.Scopes.Across(session.Library, db => Ledger.VerifyAsync(db, ct), ct);
            Console.WriteLine(broken is null ? $"The ledger holds: {lines} lines." : $"The ledger breaks at line {broken}: a line was changed, added or taken out.");
            return broken is null ? 0 : 1;
        });
        return new Command("ledger", "Works on the deletion ledger.") { verify };
    }
}
