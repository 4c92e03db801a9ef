using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Open;

internal sealed class ConfirmLinkModel : LibraryPage
{
    public bool? Done { get; private set; }

    public async Task OnPostAsync(string sleutel, bool ja, [FromServices] ConfirmRepresentative confirm, CancellationToken ct)
    {
        if (!Refused(await confirm.Do(new ConfirmRepresentativeRequest(sleutel, ja), ct))) Done = ja;
    }
}
