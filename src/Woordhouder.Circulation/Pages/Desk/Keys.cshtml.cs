using Microsoft.AspNetCore.Mvc;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>The keys, the barcodes of the desk card, and how this desk is set.</summary>
internal sealed class KeysModel : DeskPage
{
    [BindProperty(Name = "geluid")] public int? VolumeNow { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public bool Saved { get; set; }
    public int Volume => Place.Now.Volume;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Place.Keep(new(Branch.Id, VolumeNow ?? Place.Now.Volume), ct);
        return Redirect("/balie/toetsen?gedaan=true");
    }
}
