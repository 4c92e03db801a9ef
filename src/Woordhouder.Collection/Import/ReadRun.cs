using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>
/// Reads the file of an import into the catalogue: one thread takes records apart while the other writes, a batch to a transaction. How far it came is
/// written with each batch, so a run that was killed goes on after its last batch, and a record never lands twice.
/// </summary>
internal sealed class ReadRun(Things things, TitleBatch batches, TimeProvider clock)
{
    internal const int BatchSize = 1000;
    /// <summary>Of a file of rubbish this many records are kept to be mended; the others are counted.</summary>
    internal const int MostRejectsKept = 10_000;
    /// <summary>Longer than any record of the standard (99,999).</summary>
    private const int LongestReject = 1 << 17;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private sealed class Piece
    {
        public List<Incoming> Titles { get; } = new(BatchSize);
        public List<(int Number, long Offset, string Reason, byte[] Bytes)> Rejects { get; } = [];
        public string? Refusal { get; set; }
        public int ReadUpTo { get; set; }
        public long Bytes { get; set; }
        public int FieldsLeftOut { get; set; }
    }

    /// <param name="node">Who has the turn; when another node took it over, this one stops.</param>
    /// <param name="stream">The whole file, from its beginning.</param>
    /// <exception cref="OperationCanceledException">Broken off; what was written stays, and a next turn goes on there.</exception>
    public async Task Do(Guid id, string node, Stream stream, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        var run = await things.Set<ImportRun>().FirstAsync(r => r.Id == id, ct);
        var pieces = Channel.CreateBounded<Piece>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => ReadAsync(run, stream, pieces.Writer, stop.Token), CancellationToken.None);
        try
        {
            var origin = new Origin(ChangeKind.Imported, run.FileName, run.Id);
            await foreach (var piece in pieces.Reader.ReadAllAsync(ct))
            {
                if (piece.Refusal is { } refusal) { await FinishAsync(id, ImportState.Refused, refusal, ct); return; }
                await WriteAsync(piece, id, node, origin, ct);
                progress?.Report(new ImportProgress(run.FileName, piece.ReadUpTo));
            }
            await reading;
            await FinishAsync(id, ImportState.Done, null, ct);
        }
        finally
        {
            await stop.CancelAsync();
            try { await reading; } catch (OperationCanceledException) { /* it was told to stop */ }
        }
    }

    private static async Task ReadAsync(ImportRun run, Stream stream, ChannelWriter<Piece> writer, CancellationToken ct)
    {
        try
        {
            var counted = new CountingStream(stream);
            var numbers = new NumbersOfFile();
            var piece = new Piece();
            foreach (var outcome in MarcFile.Read(counted, run.FileName))
            {
                if (outcome.Number == 0) piece.Refusal = outcome.Reason;
                else Sort(outcome, piece, numbers, done: outcome.Number <= run.Read);
                (piece.ReadUpTo, piece.Bytes) = (outcome.Number, counted.Count);
                if (piece.Refusal is null && piece.Titles.Count + piece.Rejects.Count < BatchSize) continue;
                await writer.WriteAsync(piece, ct);
                piece = new Piece();
            }
            if (piece.ReadUpTo > 0) await writer.WriteAsync(piece, ct);
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }

    /// <param name="done">Decided by an earlier turn: only its number counts, so that the numbers of the file are told apart as they were then.</param>
    private static void Sort(MarcOutcome outcome, Piece piece, NumbersOfFile numbers, bool done)
    {
        if (outcome.IsRecord)
        {
            var record = PublicFields.Keep(outcome.Record, out var leftOut);
            var reading = TitleFacts.From(record);
            if (reading.IsTitle)
            {
                var copies = RecordToTitle.Copies(outcome.Record);
                var key = numbers.Unique(RecordKey.Of(record, reading.Facts, copies));
                var alone = numbers.HasAnother(key, reading.Facts);
                if (done) return;
                piece.Titles.Add(RecordToTitle.Of(record, copies, reading.Facts, key, outcome.Number) with { Alone = alone });
                piece.FieldsLeftOut += leftOut - outcome.Record.Fields("952").Count(f => f['p'] is not null); // those came in as copies
            }
            else if (!done) piece.Rejects.Add((outcome.Number, outcome.Offset, reading.Reason, Kept(outcome)));
        }
        else if (!done) piece.Rejects.Add((outcome.Number, outcome.Offset, outcome.Reason, Kept(outcome)));
    }

    /// <summary>What may be kept of a record to mend it: without what a catalogue does not take in. Nothing, when nobody can tell what that is.</summary>
    private static byte[] Kept(MarcOutcome outcome) => (outcome.IsRecord ? Public(outcome) : PublicBytes.Of(outcome.Bytes.Span)) is { Length: <= LongestReject } bytes ? bytes : [];

    private static byte[] Public(MarcOutcome outcome)
    {
        var record = PublicFields.Keep(outcome.Record!, out _).With(RecordToTitle.Copies(outcome.Record!));
        using var file = new MemoryStream();
        using (IMarcWriter writer = outcome.Place.Unit == MarcUnit.Byte ? new Iso2709Writer(file) : new MarcXmlWriter(file))
            if (writer.Write(record) is not null) return [];
        return file.ToArray();
    }

    private Task<BatchOutcome> WriteAsync(Piece piece, Guid id, string node, Origin origin, CancellationToken ct) => batches.Write(piece.Titles, origin, async written =>
    {
        var now = clock.GetUtcNow();
        var mine = await things.Update(things.Set<ImportRun>().Where(r => r.Id == id && r.Node == node && r.State == ImportState.Running), s => s
            .SetProperty(r => r.Read, piece.ReadUpTo).SetProperty(r => r.BytesRead, piece.Bytes)
            .SetProperty(r => r.Added, r => r.Added + written.Added).SetProperty(r => r.Changed, r => r.Changed + written.Changed)
            .SetProperty(r => r.Unchanged, r => r.Unchanged + written.Unchanged).SetProperty(r => r.Asked, r => r.Asked + written.Asked)
            .SetProperty(r => r.Rejected, r => r.Rejected + piece.Rejects.Count).SetProperty(r => r.FieldsLeftOut, r => r.FieldsLeftOut + piece.FieldsLeftOut)
            .SetProperty(r => r.LeaseUntil, now + Lease), ct);
        if (mine == 0) throw new OperationCanceledException("another node reads this file now, or somebody stopped it");
        if (piece.Rejects.Count == 0) return;
        var kept = await things.Set<ImportReject>().CountAsync(r => r.RunId == id, ct);
        await things.Insert([.. piece.Rejects.Take(Math.Max(0, MostRejectsKept - kept))
            .Select(r => new ImportReject { RunId = id, Number = r.Number, Offset = r.Offset, Reason = r.Reason, Bytes = r.Bytes })], ct: ct);
    }, ct);

    private async Task FinishAsync(Guid id, ImportState state, string? problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await things.Transact(async () =>
        {
            await things.Delete(things.Set<ImportChunk>().Where(c => c.RunId == id), ct);
            return await things.Update(things.Set<ImportRun>().Where(r => r.Id == id && r.State == ImportState.Running),
                s => s.SetProperty(r => r.State, state).SetProperty(r => r.Problem, problem).SetProperty(r => r.FinishedAt, now).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), ct);
        }, ct);
    }
}

/// <summary>How far an import is, after each batch that is in the database.</summary>
internal readonly record struct ImportProgress(string File, int RecordsRead);
