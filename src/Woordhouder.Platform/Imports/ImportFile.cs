using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Platform.Imports;

/// <summary>How the reading of a file ended.</summary>
public enum ImportEnd
{
    /// <summary>Something is wrong with it: nothing was changed.</summary>
    Refused,
    /// <summary>Only checked, and good.</summary>
    Checked,
    Done,
    /// <summary>It had been read to its end before: nothing was done.</summary>
    AlreadyIn,
    /// <summary>Broken off: the file or the library changed meanwhile, or another run is at work. What was written stays; the next run goes on.</summary>
    Stopped,
}

/// <param name="Rows">Of the file, without its first line.</param>
/// <param name="Added">By this run; after a check: how many would be.</param>
/// <param name="Already">Here before this run.</param>
/// <param name="MoreFaults">Beyond those listed.</param>
public sealed record ImportFileReport(string Kind, ImportEnd End, int Rows, int Added, int Already, IReadOnlyList<ImportFault> Faults, int MoreFaults);

/// <summary>
/// Takes a file from another system in: read whole and judged whole first, and only then written, a batch in a transaction. What is written is exactly what was
/// judged, batch by batch. May be killed and run again.
/// </summary>
public sealed class ImportFile(IEnumerable<IFileImport> imports, Things things, Library library, TimeProvider clock)
{
    /// <summary>Rows in one transaction: a desk waits at most for one batch.</summary>
    public const int Batch = 500;
    private const int MostTries = 3;

    /// <param name="file">Can be read twice (a file, no pipe).</param>
    /// <param name="checkOnly">Judge it and change nothing.</param>
    /// <param name="progress">Rows judged or written so far.</param>
    /// <exception cref="OperationCanceledException">Broken off; the batches written so far stay, and the next run goes on after them.</exception>
    public async Task<ImportFileReport> Do(string kind, Stream file, bool checkOnly = false, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        var import = imports.Single(i => i.Kind == kind);
        var (digests, digest, rows) = Read(import, file);
        var faults = new ImportFaults();
        // A file that is in is not judged again: much may have changed since, here and on the calendar.
        var run = await FindAsync(digest, ct);
        if (run is { FinishedAt: not null }) return Report(ImportEnd.AlreadyIn, 0);
        var (done, here, added) = (run?.Rows ?? 0, 0, 0);
        try
        {
            foreach (var (batch, seen) in Same(import, file, faults, digests))
            {
                ct.ThrowIfCancellationRequested();
                if (seen > done) here += await import.Check(batch, ct);
                progress?.Report(seen);
            }
            if (rows == 0 && faults.Count == 0) faults.Add(0, null, new Refusal("csv-empty"));
            if (faults.Count > 0 && (await FindAsync(digest, ct))?.Rows > done)
            {
                // Another run wrote these rows while they were judged here: nothing is wrong with them.
                faults = new ImportFaults();
                throw new Stopped("import-elsewhere");
            }
            if (faults.Count > 0) return Report(ImportEnd.Refused, 0);
            if (checkOnly) return Report(ImportEnd.Checked, rows - done - here);

            var id = (run ?? await BeginAsync(kind, digest, ct)).Id;
            foreach (var (batch, seen) in Same(import, file, faults, digests))
            {
                ct.ThrowIfCancellationRequested();
                if (seen <= done) continue; // dealt with by an earlier run
                added += await WriteAsync(import, batch, id, done, seen, faults, ct);
                done = seen;
                progress?.Report(seen);
            }
            var now = clock.GetUtcNow();
            await things.Update(things.Set<ImportedFile>().Where(f => f.Id == id), s => s.SetProperty(f => f.FinishedAt, now), ct);
            return Report(ImportEnd.Done, added);
        }
        catch (Stopped stopped)
        {
            var code = stopped.Code;
            faults.Add(0, null, new Refusal(code, null));
            return Report(ImportEnd.Stopped, added);
        }

        ImportFileReport Report(ImportEnd end, int added) => new(kind, end, rows, added, rows - added, faults.Kept, faults.More);
    }

    /// <summary>What the file says, batch by batch and as a whole, as digests: what is judged and what is written are held to it.</summary>
    private (List<string> Batches, string Whole, int Rows) Read(IFileImport import, Stream file)
    {
        using var whole = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, library.HashKey);
        whole.AppendData(Encoding.UTF8.GetBytes(import.Kind));
        var (batches, rows) = (new List<string>(), 0);
        foreach (var batch in Batches(import, file, new ImportFaults()))
        {
            batches.Add(DigestOf(batch));
            whole.AppendData(Encoding.ASCII.GetBytes(batches[^1]));
            rows += batch.Count;
        }
        return (batches, Convert.ToHexStringLower(whole.GetHashAndReset()), rows);
    }

    /// <summary>The file once more, each batch with the number of rows up to its end.</summary>
    /// <exception cref="Stopped">It says something else than the first time.</exception>
    private IEnumerable<(IReadOnlyList<ImportRow> Rows, int Seen)> Same(IFileImport import, Stream file, ImportFaults faults, List<string> digests)
    {
        var (n, seen) = (0, 0);
        foreach (var batch in Batches(import, file, faults))
        {
            if (n == digests.Count || digests[n++] != DigestOf(batch)) throw new Stopped("import-file-changed");
            seen += batch.Count;
            yield return (batch, seen);
        }
        if (n < digests.Count) throw new Stopped("import-file-changed");
    }

    private Task<ImportedFile?> FindAsync(string digest, CancellationToken ct) => things.Set<ImportedFile>().FirstOrDefaultAsync(f => f.Digest == digest, ct);

    private async Task<ImportedFile> BeginAsync(string kind, string digest, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await things.Insert([new ImportedFile { Id = Guid.CreateVersion7(now), Kind = kind, Digest = digest, StartedAt = now }], orIgnore: true, ct: ct);
        return (await FindAsync(digest, ct))!;
    }

    /// <summary>One batch with how far the file is, in one transaction: whatever ends the process, the two agree.</summary>
    private async Task<int> WriteAsync(IFileImport import, IReadOnlyList<ImportRow> batch, Guid run, int before, int after, ImportFaults faults, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await things.Transact(async () =>
                {
                    var mine = await things.Update(things.Set<ImportedFile>().Where(f => f.Id == run && f.Rows == before && f.FinishedAt == null), s => s.SetProperty(f => f.Rows, after), ct);
                    if (mine == 0) throw new Stopped("import-elsewhere");
                    var added = await import.Write(batch, ct);
                    if (faults.Count > 0) throw new Stopped("import-library-changed");
                    await things.Update(things.Set<ImportedFile>().Where(f => f.Id == run), s => s.SetProperty(f => f.Added, f => f.Added + added), ct);
                    return added;
                }, ct);
            }
            // A desk was faster: a unique index says so. Look again at what it left.
            catch (Exception e) when (e is DbUpdateException or DbException)
            {
                if (tries == MostTries) throw new Stopped("import-library-changed");
            }
        }
    }

    private IEnumerable<IReadOnlyList<ImportRow>> Batches(IFileImport import, Stream file, ImportFaults faults)
    {
        file.Position = 0;
        using var text = CsvReader.TextOf(file);
        var reader = new CsvReader(text);
        if (Next(reader, faults) is not { } head || ImportHead.Read(head, import.Columns, library, faults) is not { } columns) yield break;
        var batch = new List<ImportRow>(Batch);
        while (Next(reader, faults) is { } record)
        {
            if (record.Fields.Count == head.Fields.Count) batch.Add(new ImportRow(record, columns, faults));
            else faults.Add(record.Line, null, new Refusal("csv-fields", null, ("n", record.Fields.Count), ("needed", head.Fields.Count)));
            if (batch.Count < Batch) continue;
            yield return batch;
            batch = new List<ImportRow>(Batch);
        }
        if (batch.Count > 0) yield return batch;
    }

    private static CsvRecord? Next(CsvReader reader, ImportFaults faults)
    {
        try { return reader.Next(); }
        catch (CsvException e)
        {
            var code = e.Code;
            faults.Add(e.Line, null, new Refusal(code, null));
            return null;
        }
    }

    private static string DigestOf(IReadOnlyList<ImportRow> batch)
    {
        // The same rows under other names say something else.
        var text = new StringBuilder().AppendJoin('\u001f', batch[0].Columns).Append('\u001e');
        foreach (var row in batch) text.AppendJoin('\u001f', row.Fields).Append('\u001e');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class Stopped(string code) : Exception(code)
    {
        public string Code { get; } = code;
    }
}
