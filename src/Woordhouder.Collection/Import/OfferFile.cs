using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>
/// Takes in a file of records: looks at what it is, puts it in the database in pieces, and lets it wait for its turn. Nothing of the catalogue changes yet.
/// </summary>
internal sealed class OfferFile(Things things, TimeProvider clock)
{
    public const long LargestFile = 1L << 30;

    /// <param name="fileName">As the sender calls it; only the name itself is kept.</param>
    public async Task<Outcome<Guid>> Do(string fileName, Stream file, CancellationToken ct = default)
    {
        var head = new HeadedStream(file);
        if (MarcSniffer.Judge(head.Head, Path.GetExtension(fileName)) is { Format: MarcFormat.None } judged) return new Refusal("import.no-records", null, ("why", judged.Refusal), ("waarom", DutchReasons.Of(judged.Refusal))) { Field = "File" };
        var run = new ImportRun { Id = Guid.CreateVersion7(clock.GetUtcNow()), FileName = NameOf(fileName), OfferedAt = clock.GetUtcNow(), State = ImportState.Receiving };
        await things.Insert([run], ct: ct);
        try
        {
            var (bytes, digest) = await ReceiveAsync(run.Id, head, ct);
            if (bytes <= LargestFile && await TakeAsync(run.Id, bytes, digest, ct)) return run.Id;
            await ForgetAsync(run.Id);
            return bytes > LargestFile ? new Refusal("import.too-large") { Field = "File" } : new Refusal("import.offered-already") { Field = "File" };
        }
        catch
        {
            await ForgetAsync(run.Id);
            throw;
        }
    }

    /// <summary>Writes in the list of imports that a file was refused: whoever sent it saw no page.</summary>
    public Task Refuse(string fileName, long bytes, Refusal refusal, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var problem = refusal.Code switch
        {
            "import.too-large" => "This file is larger than 1 GB. Ask the supplier to send it in pieces.",
            "import.offered-already" => "This file waits for its turn already.",
            _ => refusal.Values.FirstOrDefault(v => v.Name == "why").Value as string,
        };
        return things.Insert([new ImportRun { Id = Guid.CreateVersion7(now), FileName = NameOf(fileName), Bytes = bytes, OfferedAt = now, FinishedAt = now, State = ImportState.Refused, Problem = problem }], ct: ct);
    }

    /// <summary>Of equal files that come at once exactly one is taken: whoever has drawn a number looks while nobody else decides.</summary>
    private Task<bool> TakeAsync(Guid run, long bytes, string digest, CancellationToken ct) => things.Transact(async () =>
    {
        await things.Numbers("import-offered", 1, ct);
        if (await things.Set<ImportRun>().AnyAsync(r => r.Digest == digest && (r.State == ImportState.Waiting || r.State == ImportState.Running), ct)) return false;
        await things.Update(things.Set<ImportRun>().Where(r => r.Id == run), s => s.SetProperty(r => r.Digest, digest).SetProperty(r => r.Bytes, bytes).SetProperty(r => r.State, ImportState.Waiting), ct);
        return true;
    }, ct);

    private async Task<(long Bytes, string Digest)> ReceiveAsync(Guid run, Stream file, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkStream.ChunkSize];
        var bytes = 0L;
        for (var number = 0; ; number++)
        {
            var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            bytes += read;
            if (read == 0 || bytes > LargestFile) return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
            hash.AppendData(buffer, 0, read);
            await things.Insert([new ImportChunk { RunId = run, Number = number, Bytes = buffer[..read] }], ct: ct);
        }
    }

    private Task<int> ForgetAsync(Guid run) => things.Transact(async () =>
    {
        await things.Delete(things.Set<ImportChunk>().Where(c => c.RunId == run));
        return await things.Delete(things.Set<ImportRun>().Where(r => r.Id == run));
    });

    internal static string NameOf(string fileName) => PlainText.Fit(fileName.Split('/', '\\')[^1].Trim() is { Length: > 0 } name ? name : "?", 120);
}
