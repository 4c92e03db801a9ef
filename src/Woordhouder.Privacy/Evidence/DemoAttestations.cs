using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Evidences;

/// <summary>What the demo's privacy officer has signed for: invented, and past its date after a year like a real one.</summary>
internal sealed class DemoAttestations(LibraryScopes scopes, Library library, TimeProvider clock) : IDemoData
{
    public Task Fill(CancellationToken ct) => scopes.Across(library, db =>
    {
        db.Rule = PurposeRule.Own;
        var today = library.Today(clock);
        foreach (var (evidence, proof) in new[] { ("hosting.agreement", "Demo: overeenkomst met de hostingpartij, getekend"), ("officer.appointed", "Demo: besluit van het bestuur") })
            db.Add(new AttestationRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Evidence = evidence, Role = Audiences.Roles.PrivacyOfficer, On = today, Proof = proof, ValidUntil = today.AddYears(1).AddDays(-1) });
        return db.SaveChangesAsync(ct);
    }, ct);
}
