using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Take">The file's record is taken and ours goes into the history; else ours stays, and this record of the source is not asked about again.</param>
/// <param name="Version">Of the title that the person saw.</param>
internal sealed record AnswerQuestionRequest(Guid Run, int Number, bool Take, int Version);

/// <summary>Decides about a record that would write over what the office changed.</summary>
internal sealed class AnswerQuestion(Things things, TitleBatch batches, TimeProvider clock)
{
    public async Task<Outcome<TitleId>> Do(AnswerQuestionRequest request, CancellationToken ct = default)
    {
        var question = await things.Track<ImportQuestion>().FirstOrDefaultAsync(q => q.RunId == request.Run && q.Number == request.Number && q.AnsweredAt == null, ct);
        if (question is null) return new Refusal("import.answered-already");
        var title = await things.Track<Title>().FirstAsync(t => t.Id == question.TitleId, ct);
        if (title.Version != request.Version) return new Refusal("changed-elsewhere");
        (question.AnsweredAt, question.Taken) = (clock.GetUtcNow(), request.Take);
        var asked = RecordText.Read(question.Text);
        var (record, copies) = (PublicFields.Keep(asked, out _), RecordToTitle.Copies(asked));
        var facts = TitleFacts.From(record).Facts!; // it was one when it was asked about
        var key = RecordKey.Of(record, facts, copies) with { Number = title.ControlNumber, Source = title.ControlSource };
        // Ours stays: the source's word is known, and no news next time. Theirs: not known yet, so that the batch below takes it.
        title.Digest = request.Take ? "" : key.Digest;
        if (!request.Take) { await things.Save(ct); return title.Id; }
        var file = await things.Set<ImportRun>().Where(r => r.Id == request.Run).Select(r => r.FileName).FirstAsync(ct);
        return await things.Transact(async () =>
        {
            await things.Save(ct);
            await batches.Write([RecordToTitle.Of(record, copies, facts, key)], new Origin(ChangeKind.Imported, file), ct: ct);
            return title.Id;
        }, ct);
    }
}
