using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

internal sealed record MembersOfToday(int Joined, int Pending);

/// <summary>How many joined today, in the whole library: a membership belongs to no branch.</summary>
internal sealed class MembersToday(For<Enrolment> data, Library library, TimeProvider clock) : IDeskTodayPart
{
    public int Order => 20;

    public async Task<DeskTodayPart?> For(string branch, CancellationToken ct = default)
    {
        var today = library.Today(clock);
        var joined = await data.Masked<Person>().CountAsync(p => p.JoinedOn == today, ct);
        var pending = await data.Masked<PendingEnrolment>().CountAsync(e => e.SentAt != null, ct);
        return new DeskTodayPart("/Pages/Desk/_MembersToday.cshtml", new MembersOfToday(joined, pending));
    }
}
