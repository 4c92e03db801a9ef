using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Pages.Admin;

/// <summary>The self-service terminals, and a form for a new one. Nothing about people stands here.</summary>
[OnlyFor<Lending>]
internal sealed class TerminalListModel : LibraryPage
{
    [BindProperty] public TerminalProfile Form { get; set; } = new();
    public IReadOnlyList<Terminal> Terminals { get; private set; } = [];

    public string BranchOf(Terminal terminal) => Library.Settings.Branches.FirstOrDefault(b => b.Id == terminal.Branch)?.Name ?? terminal.Branch;

    public async Task OnGetAsync([FromServices] Terminals terminals, CancellationToken ct) => Terminals = await terminals.All(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] SaveTerminal save, [FromServices] Terminals terminals, CancellationToken ct)
    {
        var outcome = await save.Do(Form.Request(null), ct);
        if (!Refused(outcome, "Form.")) return Redirect($"/beheer/terminals/{outcome.Value.Value}");
        Terminals = await terminals.All(ct);
        return Page();
    }
}
