using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

[OnlyFor<ReadingHistory>]
internal sealed class ReadingHistoryModel : LibraryPage
{
    [BindProperty(SupportsGet = true, Name = "pagina")] public string? PageNumber { get; set; }
    [BindProperty(SupportsGet = true, Name = "zoek")] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "jaar")] public string? YearText { get; set; }
    /// <summary>How many loans lost their title before the redirect.</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }

    /// <summary>Null: titles are not kept for this member.</summary>
    public KeptTitles? Kept { get; private set; }
    public int? Year => int.TryParse(YearText, out var year) ? year : null;
    public int Forgotten => int.TryParse(Done, out var n) ? n : 0;
    private PersonId Me => HttpContext.RequestServices.GetRequiredService<Actor>().For!.Value;

    public async Task OnGetAsync([FromServices] ShowHistory history, CancellationToken ct) =>
        Kept = await history.Do(new HistoryRequest(Me, Words, Year, int.TryParse(PageNumber, out var page) ? page : 1), ct);

    public async Task<IActionResult> OnPostForgetAsync(Guid loan, [FromServices] ForgetTitle forget, [FromServices] ShowHistory history, CancellationToken ct)
    {
        var outcome = await forget.Do(new ForgetTitleRequest(Me, new LoanId(loan)), ct);
        if (!Refused(outcome)) return Redirect(Address(("zoek", Words), ("jaar", YearText), ("pagina", PageNumber), ("gedaan", $"{outcome.Value}")));
        await OnGetAsync(history, ct);
        return Page();
    }

    public string InYear(int? year) => Address(("zoek", Words), ("jaar", year?.ToString(Chrome.Culture)));

    private static string Address(params (string Name, string? Value)[] parts) =>
        "/mijn/leesgeschiedenis" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));
}
