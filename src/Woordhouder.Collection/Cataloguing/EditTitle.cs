using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Collection;

/// <param name="Version">That the editor saw.</param>
/// <param name="Form">Null: the record was edited as MARC lines.</param>
internal sealed record EditTitleRequest(TitleId Title, int Version, TitleForm? Form, string? Lines);

/// <summary>Changes the description of a title by hand, in the form or as MARC lines. What leaves the record as it was is no step in its history.</summary>
internal sealed class EditTitle(Things things, SaveTitle save, UnfinishedTitles unfinished, Library library, TimeProvider clock)
{
    public async Task<Outcome<TitleId>> Do(EditTitleRequest request, CancellationToken ct = default)
    {
        var text = await things.Set<TitleRecord>().Where(r => r.TitleId == request.Title).Select(r => r.Text).FirstOrDefaultAsync(ct);
        if (text is null) return new Refusal("no-such-title");
        var before = RecordText.Read(text);
        var read = request.Form is { } form ? form.Onto(before, library.Today(clock)) : MarcLines.Read(request.Lines ?? "");
        if (!read.Done) return read.Refusals.ToList();
        var after = read.Value;
        // A second press of the button, or nothing typed: nothing to write, and nobody else to ask.
        if (MarcLines.Write(after) == MarcLines.Write(before)) return request.Title;
        return await things.Transact(async () =>
        {
            var saved = await save.Do(new SaveTitleRequest(after, request.Title, request.Version, new Origin(ChangeKind.Edited, "")), ct);
            if (saved.Done) await unfinished.Finish(request.Title, ct);
            return saved;
        }, ct);
    }
}
