using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Title">Null: a new title, which gets a control number of this library.</param>
/// <param name="Version">The version that the editor saw; null: whatever it is now.</param>
internal sealed record SaveTitleRequest(MarcRecord Record, TitleId? Title, int? Version, Origin Origin);

/// <summary>Writes one title from its MARC record: what the office typed, copied from elsewhere, took from an import, or put back.</summary>
internal sealed class SaveTitle(Things things, TitleBatch batches, Library library)
{
    public Task<Outcome<TitleId>> Do(SaveTitleRequest request, CancellationToken ct = default) => things.Transact(() => Write(request, ct), ct);

    private async Task<Outcome<TitleId>> Write(SaveTitleRequest request, CancellationToken ct)
    {
        // The row stays locked until the end, so of two editors who saw the same version the second is refused.
        if (request is { Title: { } locked, Version: { } version } && await things.Update(things.Set<Title>().Where(t => t.Id == locked && t.Version == version), s => s.SetProperty(t => t.Version, version), ct) == 0)
            return await things.Set<Title>().AnyAsync(t => t.Id == locked, ct) ? new Refusal("changed-elsewhere") : new Refusal("no-such-title");
        var title = request.Title is { } id ? await things.Set<Title>().Where(t => t.Id == id).Select(t => new { t.Id, t.ControlNumber, t.ControlSource }).FirstOrDefaultAsync(ct) : null;
        if (request.Title is not null && title is null) return new Refusal("no-such-title");
        var (number, source) = title is null
            ? ("wh-" + (await things.Numbers("control-number", 1, ct)).ToString(CultureInfo.InvariantCulture), library.Id)
            : (title.ControlNumber, title.ControlSource);
        var record = Numbered(PublicFields.Keep(request.Record, out _), number, source);
        var reading = TitleFacts.From(record);
        if (!reading.IsTitle) return new Refusal("record-is-no-title");
        var copies = RecordToTitle.Copies(request.Record);
        var incoming = RecordToTitle.Of(record, copies, reading.Facts, RecordKey.Of(record, reading.Facts, copies) with { Number = number, Source = source });
        await batches.Write([incoming], request.Origin, ct: ct);
        return await things.Set<Title>().Where(t => t.ControlNumber == number && t.ControlSource == source).Select(t => t.Id).FirstAsync(ct);
    }

    /// <summary>A title keeps the number under which it came, whatever the record says: by it the next import knows it.</summary>
    private static MarcRecord Numbered(MarcRecord record, string number, string source) => record with
    {
        ControlFields =
        [
            new("001", number), .. source.Length > 0 ? [new MarcControlField("003", source)] : Array.Empty<MarcControlField>(),
            .. record.ControlFields.Where(f => f.Tag is not ("001" or "003")),
        ],
    };
}
