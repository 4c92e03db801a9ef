using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <summary>
/// Writes titles with their copies (952: $p barcode, $b branch, $o shelf mark) as MARC 21. Page by page, so a million titles take no more memory than
/// a thousand. Says nothing about people: no loan state, and no field that may describe them (<see cref="PublicFields"/>).
/// </summary>
internal sealed class ExportCollection(Things things)
{
    private const int PageSize = 500;

    /// <param name="only">These titles, or all of the collection.</param>
    public async Task<ExportReport> Do(Stream stream, MarcFormat format, IReadOnlyCollection<TitleId>? only = null, CancellationToken ct = default)
    {
        var report = new ExportReport();
        using IMarcWriter writer = format == MarcFormat.MarcXml ? new MarcXmlWriter(stream) : new Iso2709Writer(stream);
        await foreach (var page in Pages(only, ct))
        {
            var ids = page.ConvertAll(t => t.Id);
            var copies = (await things.Set<Item>().Where(i => ids.Contains(i.TitleId) && i.WithdrawnOn == null).OrderBy(i => i.Barcode)
                .Select(i => new { i.TitleId, i.Barcode, i.Branch, i.ShelfMark }).ToListAsync(ct)).ToLookup(i => i.TitleId, i => new Copy(i.Barcode, i.Branch, i.ShelfMark));
            foreach (var title in page)
            {
                var record = PublicFields.Keep(RecordText.Read(title.Text), out _);
                var here = copies[title.Id].ToList();
                var refusal = writer.Write(record.With(here) with { ControlFields = Numbered(record, title.Number, title.Source) });
                if (refusal is not null) report.RecordsNotWritten.Add(new RecordNotWritten(title.Number, refusal));
                else (report.RecordsWritten, report.CopiesWritten) = (report.RecordsWritten + 1, report.CopiesWritten + here.Count);
            }
        }
        return report;
    }

    /// <summary>By the number of the title, which is in the order in which titles came.</summary>
    private async IAsyncEnumerable<List<Exported>> Pages(IReadOnlyCollection<TitleId>? only, [EnumeratorCancellation] CancellationToken ct)
    {
        if (only is not null)
        {
            foreach (var ids in only.Distinct().Chunk(PageSize).Select(chunk => chunk.ToList()))
                yield return await Page(things.Set<TitleFacets>().Where(f => ids.Contains(f.TitleId)), ct);
            yield break;
        }
        var last = long.MinValue;
        while (await Page(things.Set<TitleFacets>().Where(f => f.Number > last), ct) is { Count: > 0 } page)
        {
            yield return page;
            last = page[^1].Key;
        }
    }

    private async Task<List<Exported>> Page(IQueryable<TitleFacets> titles, CancellationToken ct)
    {
        var rows = await titles.OrderBy(f => f.Number).Take(PageSize)
            .Join(things.Set<Title>(), f => f.TitleId, t => t.Id, (f, t) => new { f.Number, t.Id, t.ControlNumber, t.ControlSource })
            .Join(things.Set<TitleRecord>(), t => t.Id, r => r.TitleId, (t, r) => new { t.Number, t.Id, t.ControlNumber, t.ControlSource, r.Text })
            .ToListAsync(ct);
        return [.. rows.OrderBy(t => t.Number).Select(t => new Exported(t.Number, t.Id, t.ControlNumber, t.ControlSource, t.Text))];
    }

    /// <summary>A title keeps the number by which the next import knows it, also when its record came without one or with one that was taken.</summary>
    private static List<MarcControlField> Numbered(MarcRecord record, string number, string source)
    {
        if (record.Control("001")?.Trim() == number) return [.. record.ControlFields];
        var rest = record.ControlFields.Where(f => f.Tag is not ("001" or "003"));
        return [new("001", number), .. source.Length > 0 ? [new MarcControlField("003", source)] : Array.Empty<MarcControlField>(), .. rest];
    }

    private sealed record Exported(long Key, TitleId Id, string Number, string Source, string Text);
}

/// <summary>What an export did.</summary>
internal sealed class ExportReport
{
    public int RecordsWritten { get; set; }
    public int CopiesWritten { get; set; }
    public List<RecordNotWritten> RecordsNotWritten { get; } = [];
}

internal sealed record RecordNotWritten(string ControlNumber, string Reason);
