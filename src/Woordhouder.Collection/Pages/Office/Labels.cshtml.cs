using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Contracts.Collection;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>Item labels on a sheet: choose the copies, look, print. The address says which, so the sheet can be printed again.</summary>
internal sealed class LabelsModel : LibraryPage
{
    [BindProperty(SupportsGet = true, Name = "titel")] public Guid? TitleId { get; set; }
    [BindProperty(SupportsGet = true, Name = "nummers")] public string? Barcodes { get; set; }
    [BindProperty(SupportsGet = true, Name = "van")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "tot")] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true, Name = "vestiging")] public string? Branch { get; set; }
    [BindProperty(SupportsGet = true, Name = "begin")] public string? StartText { get; set; }

    public IReadOnlyList<ItemLabel>? Labels { get; private set; }
    public LabelSheet Sheet => Library.Settings.Items.Labels;
    public int Start => int.TryParse(StartText, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, Sheet.Columns * Sheet.Rows) : 1;

    public async Task OnGetAsync([FromServices] ChooseLabels choose, CancellationToken ct)
    {
        if (TitleId is null && string.IsNullOrWhiteSpace(Barcodes) && From is null)
        {
            (From, To) = (Today, Today);
            return;
        }
        var outcome = await choose.Do(new LabelRequest(TitleId is { } id ? new TitleId(id) : null, Barcodes, From, To, Branch), ct);
        if (!Refused(outcome)) Labels = outcome.Value;
    }

    public IEnumerable<SelectListItem> Branches => Library.Settings.Branches.Select(b => new SelectListItem(b.Name, b.Id, b.Id == Branch)).Prepend(new SelectListItem(L("Alle", "All"), ""));
}
