using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Privacy;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Statements;

namespace Woordhouder.Privacy.Retention;

/// <summary>
/// Ends the consents of a purpose that was taken away, after the same thirty days as its rows (D45): until then the purpose can come back without asking
/// everybody again. From then on they count down as evidence, and the choices made under them stand no longer.
/// </summary>
internal sealed class ConsentsWithoutPurpose(For<Contracts.Retention> data, Things things, Library library, IEnumerable<IEndWithPurpose> choices, TimeProvider clock) : IDailyJob
{
    public async Task<string> Run(DateOnly today, CancellationToken ct)
    {
        var open = data.Track<ConsentRow>().Where(c => c.WithdrawnAt == null);
        var off = (await open.Select(c => c.Purpose).Distinct().ToListAsync(ct)).Where(p => !library.PurposeRuns(p)).ToList();
        var versions = off.Count == 0 ? [] : await things.Set<StatementVersionRow>().Where(v => v.ApprovedAt != null).OrderBy(v => v.ApprovedAt).ToListAsync(ct);
        var (ended, now) = (0, clock.GetUtcNow());
        foreach (var purpose in off.Where(p => Since(versions, p) is { } since && SweepRules.SwitchedOff.LastDay(library.DayOf(since)) < today))
        {
            foreach (var consent in await open.Where(c => c.Purpose == purpose).ToListAsync(ct))
            {
                consent.WithdrawnAt = now;
                foreach (var choice in choices.Where(c => c.Purpose == purpose)) await choice.End(consent.PersonId, ct);
                ended++;
            }
            await data.Save(ct);
        }
        return JobSaid.Write("consents", ("n", ended));
    }

    /// <summary>When the last version took effect that has the purpose no more; null: none ever had it.</summary>
    private DateTimeOffset? Since(List<StatementVersionRow> versions, string purpose)
    {
        var had = versions.FindLastIndex(v => StatementReader.Read(new StatementFiles(v.Yaml, v.Nl, v.En)).Statement is { } s && new RunningWord(s, library.Word.Running.Program).PurposeRuns(purpose));
        return had >= 0 && had + 1 < versions.Count ? versions[had + 1].ApprovedAt : null;
    }
}
