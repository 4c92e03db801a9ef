using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons;

/// <param name="Words">3 to 300 letters; the member reads them.</param>
/// <param name="LastDay">As somebody writes a day; at the latest a year from today.</param>
/// <param name="Key">One-time key of the form, and the row of the note: sent again, it makes no second one.</param>
internal sealed record WriteNoteRequest(PersonId Person, string? Words, string? LastDay, Guid Key);

/// <summary>Leaves a note for the next visit, with its last day.</summary>
[NeedsRole(Audiences.Roles.Desk, Audiences.Roles.BackOffice)]
internal sealed class WriteNote(For<Membership> data, Actor actor, Library library, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> Do(WriteNoteRequest request, CancellationToken ct = default)
    {
        if (!OpenPatron.MayDo(actor)) return new Refusal("desk-only");
        var today = library.Today(clock);
        var furthest = today.AddMonths(PatronNote.MostMonths);
        var (words, refusals) = (request.Words?.Trim() ?? "", new List<Refusal>());
        if (words.Length is < PatronNote.Shortest or > PatronNote.Longest)
            refusals.Add(new Refusal("note-words", null, ("min", PatronNote.Shortest), ("max", PatronNote.Longest)) { Field = "Words" });
        // A year of two figures is the next one, not the last century's.
        if (!DutchDate.TryParse(request.LastDay, furthest, out var last) || last < today || last > furthest)
            refusals.Add(new Refusal("note-last-day", null, ("date", furthest)) { Field = "LastDay" });
        if (refusals.Count > 0) return refusals;
        if (!await data.Open(request.Person, ct)) return new Refusal("not-visible");
        if (await data.Set<PatronNote>().AnyAsync(n => n.Id == request.Key, ct)) return new Nothing();
        data.Add(new PatronNote { Id = request.Key, PersonId = request.Person, Words = words, WrittenOn = today, LastDay = last });
        try { await data.Save(ct); }
        catch (DbUpdateException) { return new Nothing(); } // the same submit was a moment earlier
        return new Nothing();
    }
}
