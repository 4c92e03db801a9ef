using System.Net.Mail;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Mail;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Tests.Hosting;
using Xunit;

namespace Woordhouder.Tests.Privacy.Evidence.Live;

/// <summary>Evidence about the program's own work: looking, sweeping, the ledger, versions and letterheads.</summary>
public class MachineryEvidenceTests
{
    [Theory, BothDatabases]
    public async Task Evidence_that_was_not_looked_at_for_more_than_a_day_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await LookAtAll(lib);
        await lib.Holds("evidence.fresh");
        lib.Clock.Advance(TimeSpan.FromHours(27));
        await LookAtAll(lib);
        await lib.Holds("evidence.fresh");
        await lib.Run("DELETE FROM evidence WHERE evidence = 'ledger.chained'");
        await lib.Breaks("evidence.fresh");
    }

    [Theory, BothDatabases]
    public async Task A_night_without_looking_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await LookAtAll(lib);
        lib.Clock.Advance(TimeSpan.FromHours(25));
        await lib.Holds("evidence.fresh");
        lib.Clock.Advance(TimeSpan.FromHours(2));
        await lib.Breaks("evidence.fresh");
    }

    private static async Task LookAtAll(TestLibrary lib)
    {
        await using var scope = lib.AsLibrary();
        await scope.Get<EvidenceRun>().Run(default);
    }

    [Theory, BothDatabases]
    public async Task A_ledger_line_with_another_period_than_the_statement_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await Write(lib, "sessions", "P1D");
        await lib.Holds("sweep.ran");
        await Write(lib, "membership", "P7Y");
        await lib.Breaks("sweep.ran");
    }

    [Theory, BothDatabases]
    public async Task A_night_without_a_sweep_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("sweep.ran");
        lib.Clock.MoveTo(lib.Library.StartOf(lib.Today.AddDays(1)).AddHours(4));
        await lib.Holds("sweep.ran");
        lib.Clock.Advance(TimeSpan.FromHours(2));
        await lib.Breaks("sweep.ran");
    }

    [Theory, BothDatabases]
    public async Task A_ledger_line_changed_taken_out_or_made_up_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        for (var i = 0; i < 3; i++) await Write(lib, "sessions", "P1D");
        await lib.Holds("ledger.chained");
        await lib.Run("UPDATE ledger SET rows = 8 WHERE number = 2");
        await lib.Breaks("ledger.chained");
        await lib.Run("UPDATE ledger SET rows = 7 WHERE number = 2");
        await lib.Holds("ledger.chained");
        await Write(lib, "anna@example.org", "P1D");
        await lib.Breaks("ledger.chained");
        await lib.Run("DELETE FROM ledger WHERE number = 4");
        await lib.Holds("ledger.chained");
        await lib.Run("DELETE FROM ledger WHERE number = 2");
        await lib.Breaks("ledger.chained");
    }

    [Theory, BothDatabases]
    public async Task A_journal_of_protection_that_is_not_shipped_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Put("protection", ("shipped", lib.Library.Place.Database.IsSqlite ? 0 : false));
        await lib.Holds("ledger.chained");
        lib.Clock.Advance(TimeSpan.FromHours(2));
        await lib.Breaks("ledger.chained");
        await lib.Pump();
        await lib.Holds("ledger.chained");
    }

    private static async Task Write(TestLibrary lib, string schedule, string rule)
    {
        await using var scope = lib.AsLibrary();
        var unit = scope.Get<Unit>();
        var db = unit.Across();
        await unit.Transact(async () =>
        {
            await Ledger.AppendAsync(db, lib.Clock.GetUtcNow(), "sweep", schedule, "session", "delete", 7, rule, 1, default);
            return 0;
        });
    }

    [Theory, BothDatabases]
    public async Task A_version_changed_after_its_approval_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Holds("versions.chained");
        await lib.Run("UPDATE statement_version SET nl = replace(nl, 'wissen', 'bewaren')");
        await lib.Breaks("versions.chained");
    }

    [Theory, BothDatabases]
    public async Task A_version_that_runs_without_approval_is_seen(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        var lib = little.Lib;
        await lib.Holds("versions.chained");
        Assert.True((await lib.Look("versions.chained", c => c with { StatementVersion = 2 })).Violations > 0);
        await lib.Run("UPDATE statement_version SET approved_at = @p0", lib.Clock.GetUtcNow());
        await lib.Breaks("versions.chained"); // Bram's consent was given before it
    }

    [Theory, BothDatabases]
    public async Task A_controller_without_an_address_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine);
        await lib.Holds("controller.on-letters");
        var result = await lib.Look("controller.on-letters", c => c with { Statement = c.Statement with { Controller = c.Statement.Controller with { Street = "Kerkstraat 1" } } });
        Assert.True(result.Violations > 0);
    }

    [Theory, BothDatabases]
    public async Task A_transport_that_does_not_sign_is_seen(Engine engine)
    {
        await using var lib = await LittleLibrary.Empty(engine, s => s.AddSingleton<IMailTransport, Unsigned>());
        await lib.Breaks("controller.on-letters");
    }

    [Theory, BothDatabases]
    public async Task A_transport_that_delivers_nothing_proves_nothing(Engine engine)
    {
        await using var little = await LittleLibrary.Create(engine);
        Assert.Null((await little.Lib.Look("controller.on-letters")).Violations);
    }

    /// <summary>Hands over what it got and no more.</summary>
    private sealed class Unsigned : IMailTransport
    {
        public async Task Send(Library library, string address, string subject, string body, CancellationToken ct)
        {
            using var client = new SmtpClient(library.Settings.Mail.Host, library.Settings.Mail.Port);
            await client.SendMailAsync(new MailMessage(library.Settings.Mail.From, address, subject, body), ct);
        }
    }
}
