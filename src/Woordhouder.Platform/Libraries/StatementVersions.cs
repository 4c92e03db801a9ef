using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Platform.Libraries;

/// <summary>
/// The versions of a library's statement (D45). The first one takes effect when the library is set up; a changed file becomes a proposal that the privacy
/// officer approves on a page, and until then the last approved version runs, on every node.
/// </summary>
internal sealed class StatementVersions(ProgramFactsReader program, TimeProvider clock)
{
    /// <summary>Reads the files, keeps a new version as a proposal, and puts the last approved one in force. A broken file refuses the library.</summary>
    public async Task TakeUpAsync(Library library, CancellationToken ct)
    {
        var facts = program.Read(library.Settings);
        var files = await StatementFiles.ReadAsync(library.Place.Folder, ct);
        var (statement, complaints) = Judge(files, facts);
        if (statement is null) { library.Refuse(complaints); return; }

        var hash = StatementHash.Of(files);
        await using var db = library.CreateContext();
        db.Rule = PurposeRule.Own;
        var versions = await db.Set<StatementVersionRow>().AsNoTracking().OrderBy(v => v.Number).ToListAsync(ct);
        var approved = versions.LastOrDefault(v => v.ApprovedAt != null);
        if (versions.All(v => v.Hash != hash))
        {
            var successor = approved is null ? [] : StatementChecks.CheckSuccessor(statement, approved.Date);
            if (successor.Count > 0) { library.Refuse(successor); return; }
            var row = new StatementVersionRow
            {
                Number = versions.Count == 0 ? 1 : versions[^1].Number + 1,
                Date = statement.Version.Date,
                Hash = hash,
                Yaml = files.Yaml,
                Nl = files.Nl,
                En = files.En,
                ProposedAt = clock.GetUtcNow(),
                ApprovedAt = approved is null ? clock.GetUtcNow() : null,
                ApprovedAs = approved is null ? "setup" : null,
            };
            db.Add(row);
            try { await db.SaveChangesAsync(ct); }
            catch (DbUpdateException)
            {
                // Another node that starts now was first with this number: what it wrote is read, and ours is new no longer.
                db.ChangeTracker.Clear();
                if (!await db.Set<StatementVersionRow>().AnyAsync(v => v.Number == row.Number || v.Hash == row.Hash, ct)) throw;
                await TakeUpAsync(library, ct);
                return;
            }
            if (approved is null) approved = row;
        }
        if (approved!.Hash == hash) TakeEffect(library, approved, statement, facts);
        else PutInForce(library, approved, facts);
    }

    /// <summary>Looks whether another node (or the officer here) approved a later version than the one in force.</summary>
    public async Task RefreshAsync(Library library, CancellationToken ct)
    {
        if (!library.Runs) return;
        await using var db = library.CreateContext();
        db.Rule = PurposeRule.Own;
        var latest = await db.Set<StatementVersionRow>().AsNoTracking().Where(v => v.ApprovedAt != null).OrderByDescending(v => v.ApprovedAt).FirstOrDefaultAsync(ct);
        if (latest is not null && latest.Number != library.Word.Number) PutInForce(library, latest, program.Read(library.Settings));
    }

    /// <summary>Parses and checks a set of files against what the program can do.</summary>
    public static (Statement? Statement, IReadOnlyList<Complaint> Complaints) Judge(StatementFiles files, ProgramFacts facts)
    {
        var (statement, complaints) = StatementReader.Read(files);
        if (statement is null || complaints.Count > 0) return (null, complaints);
        var checks = StatementChecks.Check(statement, facts);
        return checks.Count > 0 ? (null, checks) : (statement, []);
    }

    private static void PutInForce(Library library, StatementVersionRow row, ProgramFacts facts)
    {
        var (statement, complaints) = Judge(new StatementFiles(row.Yaml, row.Nl, row.En), facts);
        if (statement is null) library.Refuse(complaints);
        else TakeEffect(library, row, statement, facts);
    }

    private static void TakeEffect(Library library, StatementVersionRow row, Statement statement, ProgramFacts facts) =>
        library.TakeEffect(new WordInForce(row.Number, row.Hash, new RunningWord(statement, facts), row.ApprovedAt!.Value));
}
