using Microsoft.EntityFrameworkCore;
using Woordhouder.Collection.Marc;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Data;

namespace Woordhouder.Collection;

/// <param name="Difference">Null where the record did not change.</param>
/// <param name="Item">What a copy was before; null for steps of the record, and for a copy that was added.</param>
/// <param name="CanRestore">The record was otherwise before this step.</param>
internal sealed record HistoryStep(Guid Id, DateTimeOffset At, ChangeKind Kind, string What, Guid? Batch, LineDifference? Difference, ItemValues? Item, bool CanRestore);

/// <summary>What happened to a title and its copies, newest first, each step of the record with the lines that it changed.</summary>
internal sealed class TitleHistory(Things things)
{
    /// <summary>More nobody reads on one page.</summary>
    public const int Most = 50;

    public async Task<IReadOnlyList<HistoryStep>> Of(TitleId title, CancellationToken ct = default)
    {
        var changes = await things.Set<TitleChange>().Where(c => c.TitleId == title).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Most).ToListAsync(ct);
        var after = await things.Set<TitleRecord>().Where(r => r.TitleId == title).Select(r => r.Text).FirstOrDefaultAsync(ct) is { } now ? Lines(now) : "";
        List<HistoryStep> steps = [];
        foreach (var change in changes)
        {
            LineDifference? difference = null;
            var ofItem = change.Kind >= ChangeKind.ItemAdded;
            if (!ofItem && change.Before is { } text)
            {
                var before = Lines(text);
                difference = LineDifference.Of(before, after);
                after = before;
            }
            steps.Add(new(change.Id, change.At, change.Kind, change.What, change.BatchId, difference, ofItem ? ItemStep.Read(change.Before)?.Values : null, difference is { IsEmpty: false }));
        }
        return steps;
    }

    private static string Lines(string text) => MarcLines.Write(RecordText.Read(text));
}
