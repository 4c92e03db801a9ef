using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

internal sealed record TakeNoteAwayRequest(PersonId Person, Guid Note);

/// <summary>Takes a note away before its last day.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class TakeNoteAway(For<Membership> data, Actor actor)
{
    /// <returns>What it said, so that the desk can put it back.</returns>
    public async Task<Outcome<NoteLine>> Do(TakeNoteAwayRequest request, CancellationToken ct = default)
    {
        if (!OpenPatron.MayDo(actor)) return new Refusal("desk-only");
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        var notes = data.Set<PatronNote>().Where(n => n.Id == request.Note && n.PersonId == request.Person);
        if (await notes.Select(n => new NoteLine(n.Id, n.Words, n.WrittenOn, n.LastDay)).FirstOrDefaultAsync(ct) is not { } note) return new Refusal("note-gone");
        await data.Delete(notes, ct);
        return note;
    }
}
