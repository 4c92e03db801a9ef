using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Patrons;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>Schools and groups that borrow, with what they have: for a desk where nobody brought the card.</summary>
[OnlyFor<Lending>]
internal sealed class DeskInstitutionsModel : LibraryPage
{
    public IReadOnlyList<(InstitutionStanding Institution, int Open, int Late)> Rows { get; private set; } = [];

    public async Task OnGetAsync([FromServices] IInstitutions institutions, [FromServices] InstitutionLoans loans, CancellationToken ct)
    {
        var counts = await loans.Counts(ct);
        Rows = [.. (await institutions.All(ct)).Select(i => (i, counts.GetValueOrDefault(i.Id).Open, counts.GetValueOrDefault(i.Id).Late))];
    }
}
