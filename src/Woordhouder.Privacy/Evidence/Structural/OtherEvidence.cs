using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>Something that no query can see, attested by the privacy officer with a proof and an end date; past it the clause is broken.</summary>
internal sealed class AttestedEvidence(string id, Func<EvidenceContext, bool>? alsoBroken, params string[] sabotages) : IEvidence
{
    public string Id => id;
    public EvidenceKind Kind => EvidenceKind.Attested;
    public IReadOnlyList<string> Sabotages => sabotages;

    public async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        await using var command = context.Connection.CreateCommand();
        command.CommandText = "SELECT max(valid_until) FROM attestation WHERE evidence = @id";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", id);
        command.Parameters.Add(parameter);
        var last = await command.ExecuteScalarAsync(ct);
        if (last is null or DBNull) return EvidenceResult.Unproven; // never attested: not broken, not proved
        var until = last is string text ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : last is DateOnly day ? day : DateOnly.FromDateTime((DateTime)last);
        return new EvidenceResult(until < context.Today || alsoBroken?.Invoke(context) == true ? 1 : 0, 1);
    }
}

/// <summary>Proved by a named test: <c>./test</c> writes name, result and commit beside the program. Missing, skipped or of another build: unproven.</summary>
internal sealed class TestedEvidence(string id, string test, params string[] sabotages) : IEvidence
{
    public string Id => id;
    public EvidenceKind Kind => EvidenceKind.Tested;
    public IReadOnlyList<string> Sabotages => sabotages;

    public Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var result = TestedResults.Read(AppContext.BaseDirectory)?.Of(test);
        return Task.FromResult(result is null ? EvidenceResult.Unproven : new EvidenceResult(result.Failed.Count, result.Cases));
    }
}
