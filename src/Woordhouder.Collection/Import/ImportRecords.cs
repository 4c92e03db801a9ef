using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>
/// Reads MARC files (ISO 2709 or MARCXML) from disk into the catalogue, at once. May be broken off and run again: it goes on where it was, what is already
/// there counts as unchanged, and a title is never there twice.
/// </summary>
internal sealed class ImportRecords(Things things, ReadRun read, TimeProvider clock)
{
    private static readonly string Node = $"{Environment.MachineName}-{Environment.ProcessId}-command";

    /// <exception cref="OperationCanceledException">Broken off; the batches written so far stay.</exception>
    public async Task<ImportReport> Do(IReadOnlyList<string> files, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        var report = new ImportReport();
        foreach (var file in files)
        {
            try
            {
                await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
                var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
                stream.Position = 0;
                await ReadAsync(stream, file, digest, report, progress, ct);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                report.RecordsRejected.Add(new RejectedRecord(file, 0, 0, "This file is not there. Check its name and folder."));
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                report.RecordsRejected.Add(new RejectedRecord(file, 0, 0, "This file cannot be read. Check that it is a file, that it may be read, and that its disk is there."));
            }
        }
        return report;
    }

    /// <summary>One file. A run of the same file that did not come to its end goes on.</summary>
    internal async Task ReadAsync(Stream stream, string file, string digest, ImportReport report, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = await things.Set<ImportRun>().Where(r => r.Digest == digest && digest != "" && (r.State == ImportState.Stopped || (r.State == ImportState.Running && r.LeaseUntil < now)))
            .OrderByDescending(r => r.OfferedAt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        if (id is null)
        {
            id = Guid.CreateVersion7(now);
            await things.Insert([new ImportRun { Id = id.Value, FileName = OfferFile.NameOf(file), Digest = digest, Bytes = stream.CanSeek ? stream.Length : 0, OfferedAt = now, State = ImportState.Waiting }], ct: ct);
        }
        var before = await things.Set<ImportRun>().FirstAsync(r => r.Id == id, ct);
        await things.Update(things.Set<ImportRun>().Where(r => r.Id == id), s => s.SetProperty(r => r.State, ImportState.Running).SetProperty(r => r.Node, Node)
            .SetProperty(r => r.LeaseUntil, now + ReadRun.Lease).SetProperty(r => r.StartedAt, r => r.StartedAt ?? now), ct);
        try { await read.Do(id.Value, Node, stream, progress, ct); }
        catch (OperationCanceledException)
        {
            await things.Update(things.Set<ImportRun>().Where(r => r.Id == id && r.Node == Node), s => s.SetProperty(r => r.State, ImportState.Stopped).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
            throw;
        }
        await ReportAsync(before, file, report, ct);
    }

    private async Task ReportAsync(ImportRun before, string file, ImportReport report, CancellationToken ct)
    {
        var run = await things.Set<ImportRun>().FirstAsync(r => r.Id == before.Id, ct);
        report.RecordsRead += run.Read - before.Read;
        report.TitlesAdded += run.Added - before.Added;
        report.TitlesChanged += run.Changed - before.Changed;
        report.TitlesUnchanged += run.Unchanged - before.Unchanged;
        report.TitlesAsked += run.Asked - before.Asked;
        report.Rejected += run.Rejected - before.Rejected;
        report.FieldsLeftOut += run.FieldsLeftOut - before.FieldsLeftOut;
        if (run.Problem is { } problem) report.RecordsRejected.Add(new RejectedRecord(file, 0, 0, problem));
        report.RecordsRejected.AddRange(await things.Set<ImportReject>().Where(r => r.RunId == run.Id && r.Number > before.Read).OrderBy(r => r.Number)
            .Select(r => new RejectedRecord(file, r.Number, r.Offset, r.Reason)).ToListAsync(ct));
    }
}
