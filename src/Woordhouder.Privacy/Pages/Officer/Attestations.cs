using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>A piece of evidence that a person must sign for, with its last signature; null: never signed.</summary>
internal sealed record AttestationStatus(string Evidence, AttestationRow? Latest);

/// <summary>The attested evidence that running clauses cite.</summary>
internal sealed class Attestations(Things things, Library library, IEnumerable<IEvidence> evidence)
{
    public IReadOnlyList<string> Needed { get; } = [.. evidence.Where(e => e.Kind == EvidenceKind.Attested
        && library.Word.Statement.Clauses.Values.Any(c => c.Evidence.Contains(e.Id) && !library.Word.Running.IsPlanned(c.Id))).Select(e => e.Id).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<AttestationRow>> Past(CancellationToken ct) =>
        await things.Set<AttestationRow>().OrderByDescending(a => a.ValidUntil).ThenByDescending(a => a.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<AttestationStatus>> All(CancellationToken ct)
    {
        var past = await Past(ct);
        return [.. Needed.Select(id => new AttestationStatus(id, past.FirstOrDefault(a => a.Evidence == id))).OrderBy(a => a.Latest?.ValidUntil ?? DateOnly.MinValue)];
    }
}

/// <param name="Proof">Where it can be found: a file number, a contract, a place. Never somebody's data.</param>
/// <param name="ValidUntil">At most a year after <paramref name="On"/>; past it the clause is broken.</param>
internal sealed record AttestRequest(string Evidence, DateOnly? On, string? Proof, DateOnly? ValidUntil);

/// <summary>Signs for what no query can see. A signature is never changed: a new one follows it.</summary>
[NeedsRole(Audiences.Roles.PrivacyOfficer)]
internal sealed class Attest(Things things, Attestations attestations, Library library, Actor actor, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(AttestRequest request, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        var refusals = new List<Refusal>();
        if (!actor.Roles.Contains(Audiences.Roles.PrivacyOfficer)) refusals.Add(new Refusal("attest.not-yours"));
        if (!attestations.Needed.Contains(request.Evidence)) refusals.Add(new Refusal("attest.unknown") { Field = "Evidence" });
        if (request.On is null || request.On > today) refusals.Add(new Refusal("attest.on", null, ("today", today)) { Field = "On" });
        if (string.IsNullOrWhiteSpace(request.Proof)) refusals.Add(new Refusal("attest.proof") { Field = "Proof" });
        if (request.ValidUntil is null || request.ValidUntil < today) refusals.Add(new Refusal("attest.over", null, ("today", today)) { Field = "ValidUntil" });
        else if (request.On is { } on && request.ValidUntil > on.AddYears(1)) refusals.Add(new Refusal("attest.too-long", null, ("last", on.AddYears(1))) { Field = "ValidUntil" });
        if (refusals.Count > 0) return refusals;
        things.Add(new AttestationRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Evidence = request.Evidence,
            Role = Audiences.Roles.PrivacyOfficer,
            On = request.On!.Value,
            Proof = request.Proof!.Trim(),
            ValidUntil = request.ValidUntil!.Value,
        });
        await things.Save(ct);
        return new Nothing();
    }
}
