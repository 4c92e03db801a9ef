using System.Data.Common;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A query over today's data, written from the sentence of the statement over plain tables (architecture §4). What cannot be read – a table or a column that
/// is not there, a value of another kind – proves nothing: then the answer is "unproven", never zero.
/// </summary>
/// <param name="sabotages">Names of the tests that break the promise and see this evidence turn red: in the data first, then in behaviour.</param>
internal abstract class LiveEvidence(string id, params string[] sabotages) : IEvidence
{
    public string Id => id;
    public EvidenceKind Kind => EvidenceKind.Live;
    public IReadOnlyList<string> Sabotages => sabotages;

    public async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var look = new Look(context, ct);
        try
        {
            await At(look);
            return look.Unproven ? EvidenceResult.Unproven : new EvidenceResult(look.Violations, look.Looked);
        }
        catch (Exception e) when (e is DbException or InvalidCastException or FormatException)
        {
            return EvidenceResult.Unproven;
        }
    }

    protected abstract Task At(Look look);
}
