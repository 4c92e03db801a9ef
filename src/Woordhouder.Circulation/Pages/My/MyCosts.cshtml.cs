using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>What a member owes or owed, each amount with its reason.</summary>
[OnlyFor<Lending>]
internal sealed class MyCostsModel : LibraryPage
{
    /// <summary>Null: lending stands still for this member (restricted).</summary>
    public IReadOnlyList<ChargeShown>? Charges { get; private set; }

    public async Task OnGetAsync([FromServices] PatronCharges charges, CancellationToken ct) => Charges = await charges.Once(HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value, ct);
}
