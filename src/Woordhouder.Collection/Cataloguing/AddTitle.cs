using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Lines">MARC lines; used when <paramref name="Form"/> is null.</param>
/// <param name="Key">One-time key of the form: a second submit gets the title that the first one made.</param>
/// <param name="Source">Name of the source that the record was copied from; null: typed here.</param>
internal sealed record AddTitleRequest(TitleForm? Form, string? Lines, Guid Key, string? Source = null);

/// <summary>A title that was not here: typed by hand or copied from another catalogue. A book that is here already (by ISBN) is refused with its name.</summary>
internal sealed class AddTitle(Things things, SaveTitle save, Library library, TimeProvider clock)
{
    public async Task<Outcome<TitleId>> Do(AddTitleRequest request, CancellationToken ct = default)
    {
        if (await Made(request.Key, ct) is { } made) return made;
        var read = request.Form is { } form ? form.Onto(TitleForm.Blank, library.Today(clock)) : MarcLines.Read(request.Lines ?? "");
        if (!read.Done) return read.Refusals.ToList();
        var record = request.Source is null ? read.Value : read.Value.WithSourceNumber();
        if (await Here(record, ct) is { } here) return new Refusal("title-is-here", null, ("title", here)) { Field = request.Form is null ? "Lines" : "Form.Isbns" };
        try
        {
            return await things.Transact<Outcome<TitleId>>(async () =>
            {
                var saved = await save.Do(new SaveTitleRequest(record, null, null, request.Source is { } source ? new Origin(ChangeKind.Copied, source) : new Origin(ChangeKind.Edited, "")), ct);
                if (!saved.Done) return saved;
                things.Add(new FormKeyRow { Key = request.Key, At = clock.GetUtcNow(), Answer = saved.Value.Value.ToString() });
                await things.Save(ct);
                return saved;
            }, ct);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // The other submit of the same form was first: its title is the answer.
            things.Forget();
            if (await Made(request.Key, ct) is { } first) return first;
            throw;
        }
    }

    private async Task<TitleId?> Made(Guid key, CancellationToken ct) =>
        await things.Set<FormKeyRow>().Where(k => k.Key == key).Select(k => k.Answer).FirstOrDefaultAsync(ct) is { } answer ? new TitleId(Guid.Parse(answer)) : null;

    /// <summary>The name of a title with one of these ISBNs, of the same kind: a paper book and its audiobook may share a number by mistake of a publisher.</summary>
    private async Task<string?> Here(MarcRecord record, CancellationToken ct)
    {
        if (TitleFacts.From(record) is not { IsTitle: true, Facts: var facts } || facts.Isbns.Count == 0) return null;
        var isbns = facts.Isbns.Select(i => i.ToString()).ToList();
        var material = facts.Material.ToKebab();
        return await things.Set<TitleIsbn>().Where(i => isbns.Contains(i.Isbn)).Join(things.Set<Title>(), i => i.TitleId, t => t.Id, (i, t) => t)
            .Where(t => t.MaterialType == material).OrderBy(t => t.Id).Select(t => t.Name).FirstOrDefaultAsync(ct);
    }
}

internal static class SourceNumbers
{
    /// <summary>A copied record gets a number of this library; the one that it had there is kept as such (035).</summary>
    public static MarcRecord WithSourceNumber(this MarcRecord record)
    {
        if (record.Control("001")?.Trim() is not { Length: > 0 } number) return record;
        var known = record.Control("003")?.Trim() is { Length: > 0 } source ? $"({source}){number}" : number;
        return record.Fields("035").Any(f => f['a'] == known) ? record : record.With(new MarcDataField("035", ' ', ' ', [new('a', known)]));
    }
}
