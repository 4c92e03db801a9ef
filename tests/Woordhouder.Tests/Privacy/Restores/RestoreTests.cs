using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Circulation;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Patrons;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Privacy.Ledgers;
using Woordhouder.Privacy.Restores;
using Woordhouder.Privacy.Rights;
using Woordhouder.Tests.Circulation;
using Woordhouder.Tests.Hosting;
using static Woordhouder.Tests.Patrons.PatronsLibrary;

namespace Woordhouder.Tests.Privacy.Restores;

/// <summary>What protected people after a backup was made holds after it was put back (D14).</summary>
public sealed class RestoreTests
{
    [Theory, BothDatabases]
    public async Task What_protected_people_since_the_backup_is_done_again_before_anything_opens(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        var (erased, _) = await lib.Enrol("Wissema");
        var (keeps, _) = await lib.Enrol("Bewaarsma", history: ReadingHistoryChoice.Keep);
        var (objects, _) = await lib.Enrol("Maaktbezwaar");
        var (restricts, _) = await lib.Enrol("Stilstra");
        var barcode = await lib.Item();
        await lib.Lend(keeps, barcode);
        await lib.TakeBack(barcode);
        await lib.Pump();
        await using var folder = new TemporaryFolder();
        var (backup, _) = await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow(), default);

        lib.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await lib.Member(keeps, (ChooseReadingHistory u) => u.Do(new ChooseReadingHistoryRequest(keeps, ReadingHistoryChoice.Forget, "nl"), default))).Done);
        Assert.True((await lib.Member(objects, (ChooseWelcomeMail u) => u.Do(new ChooseWelcomeMailRequest(objects, Wanted: false), default))).Done);
        Assert.True((await lib.Member(restricts, (Restrict u) => u.Do(new RestrictRequest(restricts, RestrictionScope.File), default))).Done);
        Assert.True((await lib.Member(erased, (Erase u) => u.Do(erased, default))).Done);
        await lib.Pump();
        var lines = (await lib.Raw("SELECT number FROM ledger")).Count;

        var (data, database) = await PutBack(engine, backup, folder.Path);
        await using var back = await TestLibrary.Restored(data, database, lib.Clock.GetUtcNow());
        Assert.Equal("Wissema", (await back.Row<PatronName>(n => n.PersonId == erased)).FamilyName);
        await using (var scope = back.AsLibrary())
        {
            var report = await scope.Get<Replay>().Do([lib.DataFolder], default);
            Assert.Equal((4, lines), (report.Acts, report.LedgerLines));
            // The receipt of the end of the membership was written and erased after the backup.
            Assert.Equal(["mail delete"], report.Missing.Keys);
        }
        Assert.DoesNotContain(await back.Rows<PatronName>(), n => n.PersonId == erased);
        Assert.Equal(ReadingHistoryChoice.Forget, (await back.Row<PatronPreference>(p => p.PersonId == keeps)).ReadingHistory);
        Assert.Null((await back.Rows<Loan>()).Single().TitleId);
        Assert.Single(await back.Rows<ObjectionRow>(), o => o.PersonId == objects && o.LiftedAt == null);
        Assert.Single(await back.Rows<RestrictionRow>(), r => r.PersonId == restricts && r.EndedAt == null);
        Assert.Single(await back.Rows<DeletionHold>(), h => h.PersonId == restricts && h.ReviewOn == new DateOnly(2027, 3, 5));
        Assert.False(await LibraryOpener.IsRestoringAsync(data, database, default));

        // The journal goes on in the new place, for the day on which an older backup is put back.
        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(lib.DataFolder, ProtectionJournal.FileName)), await File.ReadAllLinesAsync(Path.Combine(data, ProtectionJournal.FileName)));

        // Broken off and begun again, nothing is done twice.
        await using (var scope = back.AsLibrary()) Assert.Equal(0, (await scope.Get<Replay>().Do([lib.DataFolder], default)).Acts);
        await using (var scope = back.AsLibrary()) Assert.Null((await back.Scopes.Across(back.Library, db => Ledger.VerifyAsync(db, default))).BrokenAt);
    }

    [Theory, BothDatabases]
    public async Task A_backup_that_was_put_back_serves_nobody_before_the_replay(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var folder = new TemporaryFolder();
        var (backup, _) = await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow(), default);
        var (data, database) = await PutBack(engine, backup, folder.Path);
        var (opened, complaints) = await lib.App.Services.GetRequiredService<LibraryOpener>().OpenAsync(Repository.Path("libraries", "almere"), data, database);
        Assert.False(opened!.Runs);
        Assert.Contains("./woordhouder restore", Assert.Single(complaints).ToString(), StringComparison.Ordinal);
        opened.Dispose();
        await Assert.ThrowsAsync<BackupException>(() => Backups.PutBackAsync(backup, data, lib.Library.Place.Database with { ConnectionString = database ?? "" }, default));
        if (database is not null) await Drop(database);
    }

    [Theory, BothDatabases]
    public async Task A_ledger_that_does_not_go_on_where_the_backup_ended_is_refused(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var folder = new TemporaryFolder();
        var (backup, _) = await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow(), default);
        var (person, _) = await lib.Enrol("Postma");
        await lib.Member(person, (Erase u) => u.Do(person, default));
        await lib.Pump();
        var (data, database) = await PutBack(engine, backup, folder.Path);
        await using var back = await TestLibrary.Restored(data, database, lib.Clock.GetUtcNow());
        await using var scope = back.AsLibrary();
        var file = Path.Combine(lib.DataFolder, LedgerCopy.FileName);
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, lines.Where((_, i) => i != 1));
        await Assert.ThrowsAsync<RestoreException>(() => scope.Get<Replay>().Do([lib.DataFolder], default));
        Assert.True(await LibraryOpener.IsRestoringAsync(data, database, default));
        await File.WriteAllLinesAsync(file, lines);
        Assert.Equal(lines.Length, (await scope.Get<Replay>().Do([lib.DataFolder], default)).LedgerLines);
    }

    [Theory, BothDatabases]
    public async Task Backups_live_at_most_35_days(Engine engine)
    {
        await using var lib = await TestLibrary.Create(engine);
        await using var folder = new TemporaryFolder();
        var (first, _) = await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow(), default);
        Assert.Equal(0, (await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow().AddDays(34), default)).Removed);
        Assert.True(File.Exists(first));
        Assert.Equal(1, (await Backups.TakeAsync(lib.Library, folder.Path, lib.Clock.GetUtcNow().AddDays(36), default)).Removed);
        Assert.False(File.Exists(first));
    }

    private static async Task<(string Data, string? Database)> PutBack(Engine engine, string backup, string folder)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        var database = engine == Engine.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        await Backups.PutBackAsync(backup, data, database is null ? DatabasePlace.Sqlite("") : DatabasePlace.Postgres(database), default);
        return (data, database);
    }

    private static async Task Drop(string database) =>
        await (await PostgresServer.SharedAsync()).DropDatabaseAsync(new Npgsql.NpgsqlConnectionStringBuilder(database).Database!);
}
