using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

/// <summary>What the desk opens a record for; it is recorded and the member reads it.</summary>
internal enum OpenFor { Change = 1, Question = 2 }

internal sealed record OpenPatronRequest(PersonId Person, OpenFor Why);

/// <summary>Opens a record at the desk under the purpose that was chosen. Until then only the masked line is shown.</summary>
internal sealed class OpenPatron(For<Membership> data, For<Rights> rights, PatronReader reader)
{
    /// <summary>The masked core; null: unknown, or restricted so that staff do not see the person.</summary>
    public Task<PatronLine?> Masked(PersonId person, CancellationToken ct) =>
        PatronLines.Of(data, data.Masked<Person>().Where(p => p.Id == person)).FirstOrDefaultAsync(ct);

    /// <summary>Somebody whom we have and who may not be shown (AVG art. 18): the desk is told to ask the privacy officer.</summary>
    public Task<bool> IsRestricted(PersonId person, CancellationToken ct) => rights.Keys<RestrictionRow>().AnyAsync(r => r.PersonId == person && r.EndedAt == null, ct);

    public async Task<Outcome<PatronDetails>> Do(OpenPatronRequest request, CancellationToken ct)
    {
        if (request.Why == OpenFor.Question && !await rights.Open(request.Person, ct)) return new Refusal("not-visible");
        return await reader.Of(request.Person, request.Why == OpenFor.Question, ct) is { } details ? details : new Refusal("not-visible");
    }
}
