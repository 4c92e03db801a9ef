using System.Text.Json;
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

    public async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "evidence", "tested.json");
        if (!File.Exists(file)) return EvidenceResult.Unproven;
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, ct));
        if (document.RootElement.GetProperty("build").GetString() != BuildId.Of(AppContext.BaseDirectory)) return EvidenceResult.Unproven;
        var results = document.RootElement.GetProperty("tests").EnumerateArray().Where(t => t.GetProperty("name").GetString() is { } name && name.Contains(test, StringComparison.Ordinal)).ToList();
        if (results.Count == 0 || results.Any(r => r.GetProperty("outcome").GetString() is not ("Passed" or "Failed"))) return EvidenceResult.Unproven;
        return new EvidenceResult(results.Count(r => r.GetProperty("outcome").GetString() == "Failed"), results.Count);
    }
}

/// <summary>What was built: the SHA-256 of the program's own assemblies, so that results of other sources prove nothing about these.</summary>
internal static class BuildId
{
    public static string Of(string folder)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "Woordhouder.*.dll").Where(f => !Path.GetFileName(f).Contains("Tests", StringComparison.Ordinal) && !Path.GetFileName(f).Contains("Bench", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
