using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Now">The title as the office has it, and <paramref name="Offered"/> as the file would have it: MARC, line by line.</param>
internal sealed record OpenQuestion(int Number, TitleId Title, string Name, int Version, IReadOnlyList<MarcLine> Now, IReadOnlyList<MarcLine> Offered);

/// <summary>One line of a record as cataloguers write it: "245 10 $aDe aanslag".</summary>
internal sealed record MarcLine(string Text, bool Differs);

/// <param name="InFile">In the file of records to be mended.</param>
internal sealed record Rejected(int Number, long Offset, string Reason, bool InFile);

/// <summary>What was offered and what came of it.</summary>
internal sealed class ShowImports(Things things)
{
    private static readonly byte[] Nothing = [];

    public Task<List<ImportRun>> Last(int count, CancellationToken ct = default) => things.Set<ImportRun>().OrderByDescending(r => r.OfferedAt).Take(count).ToListAsync(ct);

    public Task<ImportRun?> One(Guid id, CancellationToken ct = default) => things.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == id, ct);

    public async Task<IReadOnlyList<Rejected>> Rejects(Guid id, int skip, int take, CancellationToken ct = default) =>
        await things.Set<ImportReject>().Where(r => r.RunId == id).OrderBy(r => r.Number).Skip(skip).Take(take).Select(r => new Rejected(r.Number, r.Offset, r.Reason, r.Bytes != Nothing)).ToListAsync(ct);

    /// <summary>How many of the rejected records the file of them holds.</summary>
    public Task<int> InFile(Guid id, CancellationToken ct = default) => things.Set<ImportReject>().CountAsync(r => r.RunId == id && r.Bytes != Nothing, ct);

    public async Task<IReadOnlyList<OpenQuestion>> Questions(Guid id, int take, CancellationToken ct = default)
    {
        var open = await (from q in things.Set<ImportQuestion>()
                          join t in things.Set<Title>() on q.TitleId equals t.Id
                          join r in things.Set<TitleRecord>() on q.TitleId equals r.TitleId
                          where q.RunId == id && q.AnsweredAt == null
                          orderby q.Number
                          select new { q.Number, q.TitleId, t.Name, t.Version, q.Text, Now = r.Text }).Take(take).ToListAsync(ct);
        return [.. open.Select(q => Compared(q.Number, q.TitleId, q.Name, q.Version, q.Now, q.Text))];
    }

    private static OpenQuestion Compared(int number, TitleId title, string name, int version, string now, string offered)
    {
        var (a, b) = (MarcLines.Of(RecordText.Read(now)), MarcLines.Of(RecordText.Read(offered)));
        var (inA, inB) = (a.ToHashSet(), b.ToHashSet());
        return new(number, title, name, version, [.. a.Select(l => new MarcLine(l, !inB.Contains(l)))], [.. b.Select(l => new MarcLine(l, !inA.Contains(l)))]);
    }

    /// <summary>The rejected records as one file that can be mended and offered again, in the form in which they came; a temporary file, gone when it is closed.</summary>
    /// <returns>Null: nothing was kept that can be put in a file.</returns>
    public async Task<(Stream File, bool Xml)?> RejectedFile(Guid id, CancellationToken ct = default)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        MarcXmlWriter? xml = null;
        for (var last = 0; ;)
        {
            var page = await things.Set<ImportReject>().Where(r => r.RunId == id && r.Number > last).OrderBy(r => r.Number).Take(PageOfRejects).Select(r => new { r.Number, r.Bytes }).ToListAsync(ct);
            if (page.Count == 0) break;
            last = page[^1].Number;
            foreach (var bytes in page.Select(r => r.Bytes).Where(b => b.Length > 0))
            {
                if (bytes[0] != '<') await file.WriteAsync(bytes, ct);
                else foreach (var outcome in MarcXmlReader.Read(new MemoryStream(bytes)).Where(o => o.IsRecord)) (xml ??= new MarcXmlWriter(file)).Write(outcome.Record!);
            }
        }
        xml?.Dispose(); // writes the end of the file and leaves it open
        if (file.Length == 0)
        {
            await file.DisposeAsync();
            return null;
        }
        file.Position = 0;
        return (file, xml is not null);
    }

    private const int PageOfRejects = 200;
}
