using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Accept">False: "I am not the one"; the link is gone.</param>
internal sealed record ConfirmRepresentativeRequest(string? Key, bool Accept);

/// <summary>The representative answers from their own mail address (D5). A visitor without sign-in, so read for the enrolment of the link.</summary>
internal sealed class ConfirmRepresentative(For<Enrolment> data, TimeProvider clock, Library library)
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(30);

    public async Task<Outcome<Nothing>> Do(ConfirmRepresentativeRequest request, CancellationToken ct)
    {
        var hash = SecretKey.HashOf(request.Key);
        var oldest = clock.GetUtcNow() - Valid;
        var open = data.Keys<Representation>().Where(r => r.TokenHash == hash && r.EndedOn == null && r.AskedAt > oldest);
        if (await open.Select(r => (PersonId?)r.RepresentedId).FirstOrDefaultAsync(ct) is not { } person || !await data.Open(person, ct)) return new Refusal("confirmation-gone");
        var link = await data.Track<Representation>().SingleAsync(r => r.TokenHash == hash, ct);
        if (request.Accept) link.ConfirmedAt = clock.GetUtcNow();
        else link.EndedOn = library.Today(clock);
        link.TokenHash = null;
        await data.Save(ct);
        return new Nothing();
    }
}
