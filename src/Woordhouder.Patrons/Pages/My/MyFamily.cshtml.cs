using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts.Patrons;

namespace Woordhouder.Patrons.Pages.My;

internal sealed class MyFamilyModel : MyPage
{
    public IReadOnlyList<(LinkLine Link, string Name)> Children { get; private set; } = [];
    public IReadOnlyList<LinkLine> Representatives { get; private set; } = [];

    /// <summary>When links with a child ended, not long ago.</summary>
    public IReadOnlyList<DateOnly> Ended { get; private set; } = [];

    public Task OnGetAsync([FromServices] ISignInLookup lookup, CancellationToken ct) => Fill(lookup, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid link, [FromServices] EndRepresentation end, [FromServices] ISignInLookup lookup, CancellationToken ct)
    {
        if (!Refused(await end.Do(new EndRepresentationRequest(Me, link), ct))) return Redirect("/mijn/gezin?klaar=ja");
        await Fill(lookup, ct);
        return Page();
    }

    private async Task Fill(ISignInLookup lookup, CancellationToken ct)
    {
        if (!await Read(ct)) return;
        var names = (await lookup.MayActFor(Me, ct)).ToDictionary(p => p.Person, p => p.CalledName);
        Children = [.. Details!.Links.Where(l => l.Mine && names.ContainsKey(l.Other)).Select(l => (l, names[l.Other]))];
        Ended = await HttpContext.RequestServices.GetRequiredService<PatronReader>().EndedWithChildren(Me, ct);
        Representatives = [.. Details.Links.Where(l => !l.Mine)];
    }
}
