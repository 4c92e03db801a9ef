using System.CommandLine;
using System.Text.Json;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;
using Woordhouder.Privacy.Evidences;
using Woordhouder.Privacy.Restores;
using Woordhouder.Privacy.Rights;

namespace Woordhouder.Web.Commands;

/// <summary>backup and restore (D14).</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var folder = new Option<string>("--out") { Description = "Folder for the backup, outside the data folder; backups of this library there that are older than 35 days go", Required = true };
        var command = new Command("backup", "Writes one file with the whole database as it is at this moment, while the library serves.") { folder };
        command.Does(async (arguments, ct) =>
        {
            var (target, data) = (Path.GetFullPath(arguments.GetValue(folder)!), Path.GetFullPath(arguments.GetValue(CommonOptions.Data)!));
            if ((target + '/').StartsWith(data + '/', StringComparison.Ordinal)) throw new CommandException("a backup in the data folder goes down with it: give --out another folder, best on another machine");
            await using var session = await Session.OpenAsync(arguments, ct);
            try
            {
                var now = session.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                var (file, removed) = await Backups.TakeAsync(session.Library, target, now, ct);
                await Backups.NoteAsync(session.Scopes, session.Library, now, ct);
                var bytes = new FileInfo(file).Length;
                Console.WriteLine(session.AsJson ? JsonSerializer.Serialize(new { file, bytes, removed }, Session.Json) : $"{file}: {bytes / 1024.0 / 1024:0.0} MB; {removed} older than 35 days removed.");
                return 0;
            }
            catch (BackupException e) { throw new CommandException(e.Message); }
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("BACKUP") { Description = "A file that backup made" };
        var journals = new Option<string[]>("--journal") { Description = "Folder with protection.journal and ledger.journal (repeat for several nodes; default: the data folder)", AllowMultipleArgumentsPerToken = false };
        var command = new Command("restore", "Puts a backup back, does again what protected people since (erasures, withdrawals, objections, restrictions), sweeps and compares the ledger. Only then the library opens.") { file, journals };
        command.Does(async (arguments, ct) =>
        {
            var (folder, data, db) = (arguments.GetValue(CommonOptions.Library)![0], arguments.GetValue(CommonOptions.Data)!, arguments.GetValue(CommonOptions.Db)!.FirstOrDefault());
            var sources = arguments.GetValue(journals) is { Length: > 0 } given ? given : [data];
            if (sources.FirstOrDefault(s => !File.Exists(Path.Combine(s, ProtectionJournal.FileName))) is { } without)
                throw new CommandException($"no {ProtectionJournal.FileName} in {without}: without it everybody who was erased since the backup would be back. Give --journal the data folder that the library had");
            try
            {
                var opened = await Session.Restoring(arguments, ct);
                await using var session = opened ?? await PutBack();
                var report = await session.Scopes.Open(session.Library).Get<Replay>().Do(sources, ct);
                var clauses = await session.Scopes.Open(session.Library).Get<EvidenceRun>().Run(ct);
                var broken = clauses.Where(c => c.State == ClauseState.Broken).Select(c => c.Clause.Id).ToList();
                if (session.AsJson) Console.WriteLine(JsonSerializer.Serialize(new { report.Acts, report.LedgerLines, report.Swept, report.MailStopped, report.Missing, broken }, Session.Json));
                else
                {
                    Console.WriteLine($"{report.Acts} acts of protection done again, {report.LedgerLines} lines of the ledger taken up, {report.Swept} rows swept, {report.MailStopped} waiting mails stopped.");
                    foreach (var (what, rows) in report.Missing) Console.WriteLine($"  {what}: the ledger counts {rows} more rows than this restore found: they came and went after the backup.");
                    Console.WriteLine(broken.Count == 0 ? "No clause is broken. The library can open." : $"Broken: {string.Join(", ", broken)}");
                }
                return broken.Count == 0 ? 0 : 1;
            }
            catch (Exception e) when (e is BackupException or RestoreException) { throw new CommandException(e.Message); }

            async Task<Session> PutBack()
            {
                await Backups.PutBackAsync(arguments.GetValue(file)!, data, db is null ? DatabasePlace.Sqlite("") : DatabasePlace.Postgres(db), ct);
                return await Session.Restoring(arguments, ct) ?? throw new CommandException($"{folder} did not open");
            }
        });
        return command;
    }
}
