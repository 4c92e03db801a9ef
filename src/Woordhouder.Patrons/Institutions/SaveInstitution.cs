using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <param name="Id">Of a new one: the one-time key of the form, so that the same submit makes no second one.</param>
/// <param name="New">Make it; else change it.</param>
internal sealed record SaveInstitutionRequest(InstitutionId Id, bool New, string? Name, string? Subscription);

/// <summary>Makes an institution, with a card of its own, or changes its name and subscription.</summary>
internal sealed class SaveInstitution(Things things, CardNumbers numbers, Library library, TimeProvider clock)
{
    public async Task<Outcome<InstitutionId>> Do(SaveInstitutionRequest request, CancellationToken ct = default)
    {
        var (name, refusals) = (request.Name?.Trim() ?? "", new List<Refusal>());
        if (name.Length is < Institution.ShortestName or > Institution.LongestName) refusals.Add(new Refusal("institution-name", null, ("min", Institution.ShortestName), ("max", Institution.LongestName)) { Field = "Name" });
        if (library.Settings.Subscriptions.All(s => s.Id != request.Subscription || s.For != SubscriptionFor.Institutions)) refusals.Add(new Refusal("institution-subscription") { Field = "Subscription" });
        if (refusals.Count > 0) return refusals;
        var known = await things.Track<Institution>().FirstOrDefaultAsync(i => i.Id == request.Id, ct);
        if (known is null && !request.New) return new Refusal("institution-unknown");
        if (known is not null && request.New) return known.Id; // sent again
        if (known is not null) (known.Name, known.Subscription, known.Version) = (name, request.Subscription!, known.Version + 1);
        else things.Add(new Institution { Id = request.Id, Name = name, Subscription = request.Subscription!, CardNumber = (await numbers.Next(ct)).Value, Since = library.Today(clock) });
        try { await things.Save(ct); }
        catch (DbUpdateException)
        {
            things.Forget();
            return await things.Set<Institution>().AnyAsync(i => i.Id == request.Id, ct) && request.New ? request.Id : new Refusal("changed-elsewhere");
        }
        return request.Id;
    }
}
