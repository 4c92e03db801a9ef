using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>
/// Reads MARC files (ISO 2709 or MARCXML) into the catalogue, as a stream and in batches: each batch is one transaction. May be broken off and run again:
/// what is already there counts as unchanged, and a title is never there twice.
/// </summary>
internal sealed class ImportRecords(TitleBatch batches)
{
    internal const int BatchSize = 500;

    /// <exception cref="OperationCanceledException">Broken off; the batches written so far stay.</exception>
    public async Task<ImportReport> Do(IReadOnlyList<string> files, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        var report = new ImportReport();
        foreach (var file in files)
        {
            try
            {
                await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
                await ReadAsync(stream, file, report, progress, ct);
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

    /// <summary>One file. A batch never spans two files, so a number that both use is first added and then changed.</summary>
    internal async Task ReadAsync(Stream stream, string file, ImportReport report, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var numbers = new NumbersOfFile();
        var batch = new List<Incoming>(BatchSize);

        async Task Write()
        {
            if (batch.Count > 0) await batches.Write(batch, report, ct);
            batch.Clear();
            progress?.Report(new ImportProgress(file, report.RecordsRead, report.RecordsRejected.Count));
            ct.ThrowIfCancellationRequested();
        }

        foreach (var outcome in MarcFile.Read(stream, file))
        {
            if (outcome.Number > 0) report.RecordsRead++;
            if (Accepted(outcome, numbers, out var reason) is { } incoming) batch.Add(incoming);
            else report.RecordsRejected.Add(new RejectedRecord(file, outcome.Number, outcome.Offset, reason));
            if (batch.Count == BatchSize) await Write();
        }
        await Write();
    }

    private static Incoming? Accepted(MarcOutcome outcome, NumbersOfFile numbers, out string reason)
    {
        reason = outcome.Reason ?? "";
        if (!outcome.IsRecord) return null;
        var reading = TitleFacts.From(outcome.Record);
        reason = reading.Reason ?? "";
        return reading.IsTitle ? RecordToTitle.Of(outcome.Record, reading.Facts, numbers.Unique(RecordKey.Of(outcome.Record, reading.Facts))) : null;
    }
}
