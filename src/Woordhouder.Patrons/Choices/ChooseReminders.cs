using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;

namespace Woordhouder.Patrons;

internal sealed record ChooseRemindersRequest(PersonId Person, bool Wanted);

/// <summary>A reminder before something is due, or none (D7). What is late is told all the same.</summary>
internal sealed class ChooseReminders(For<Membership> data, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(ChooseRemindersRequest request, CancellationToken ct)
    {
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Track<PatronPreference>().FirstOrDefaultAsync(p => p.PersonId == request.Person, ct) is not { } preference) return new Refusal("not-visible");
        preference.RemindersOffAt = request.Wanted ? null : preference.RemindersOffAt ?? clock.GetUtcNow();
        await data.Save(ct);
        return new Nothing();
    }
}
