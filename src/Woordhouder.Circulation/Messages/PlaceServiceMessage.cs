using Microsoft.EntityFrameworkCore;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Circulation;

/// <param name="Id">Of the message to be: the form's one-time key.</param>
/// <param name="TextEn">Empty: the Dutch text is shown to everybody.</param>
/// <param name="Branch">Null: the whole library.</param>
internal sealed record PlaceServiceMessageRequest(Guid Id, string? TextNl, string? TextEn, string? Branch, DateOnly? From, DateOnly? Until);

/// <summary>Puts a message on the site, at most a year long: what nobody takes away goes by itself.</summary>
internal sealed class PlaceServiceMessage(Things things, Library library, TimeProvider clock)
{
    public async Task<Outcome<Guid>> Do(PlaceServiceMessageRequest request, CancellationToken ct = default)
    {
        var (nl, en, today) = ((request.TextNl ?? "").Trim(), (request.TextEn ?? "").Trim(), library.Today(clock));
        var (from, until) = (request.From ?? today, request.Until);
        List<Refusal> wrong = [];
        if (nl.Length is 0 or > ServiceMessage.Longest) wrong.Add(new Refusal("message-text", null, ("most", ServiceMessage.Longest)) { Field = "TextNl" });
        if (en.Length > ServiceMessage.Longest) wrong.Add(new Refusal("message-text", null, ("most", ServiceMessage.Longest)) { Field = "TextEn" });
        if (request.Branch is { } branch && library.Settings.Branches.All(b => b.Id != branch)) wrong.Add(new Refusal("message-branch") { Field = "Branch" });
        if (until is null || until < from || until < today || until > today.AddYears(1)) wrong.Add(new Refusal("message-days") { Field = "Until" });
        if (wrong.Count > 0) return wrong;

        if (await things.Set<ServiceMessage>().AnyAsync(m => m.Id == request.Id, ct)) return request.Id; // the button pressed twice
        things.Add(new ServiceMessage { Id = request.Id, TextNl = nl, TextEn = en.Length > 0 ? en : nl, Branch = request.Branch, FromDay = from, UntilDay = until!.Value });
        try
        {
            await things.Save(ct);
        }
        catch (DbUpdateException)
        {
            things.Forget(); // pressed twice at the same moment: the other one placed it
        }
        return request.Id;
    }
}
