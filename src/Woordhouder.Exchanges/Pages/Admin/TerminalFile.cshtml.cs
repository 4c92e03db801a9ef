using Microsoft.AspNetCore.Mvc;
using Woordhouder.Contracts;
using Woordhouder.Exchanges.Sip2;
using Woordhouder.Platform.Web;

namespace Woordhouder.Exchanges.Pages.Admin;

/// <summary>One terminal: its profile, its key and its last messages.</summary>
[OnlyFor<Lending>]
internal sealed class TerminalFileModel : LibraryPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "gedaan")] public string? Done { get; set; }
    [BindProperty] public TerminalProfile Form { get; set; } = new();
    public Terminal Terminal { get; private set; } = null!;
    public IReadOnlyList<TerminalMessage> Messages { get; private set; } = [];
    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public string? Key { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] Terminals terminals, CancellationToken ct)
    {
        if (!await Load(terminals, ct)) return NotFound();
        Form = TerminalProfile.Of(Terminal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SaveTerminal save, [FromServices] Terminals terminals, CancellationToken ct)
    {
        if (!Refused(await save.Do(Form.Request(new TerminalId(Id)), ct), "Form.")) return Redirect($"/beheer/terminals/{Id}?gedaan=bewaard");
        return await Load(terminals, ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostKeyAsync([FromServices] MakeKey make, [FromServices] Terminals terminals, CancellationToken ct) => Change(make, take: false, terminals, ct);

    public Task<IActionResult> OnPostTakeAsync([FromServices] MakeKey make, [FromServices] Terminals terminals, CancellationToken ct) => Change(make, take: true, terminals, ct);

    private async Task<IActionResult> Change(MakeKey make, bool take, Terminals terminals, CancellationToken ct)
    {
        var outcome = await make.Do(new MakeKeyRequest(new TerminalId(Id), take), ct);
        ModelState.Clear();
        if (!Refused(outcome))
        {
            if (take) return Redirect($"/beheer/terminals/{Id}?gedaan=ingetrokken");
            Key = outcome.Value;
        }
        if (!await Load(terminals, ct)) return NotFound();
        Form = TerminalProfile.Of(Terminal);
        return Page();
    }

    private async Task<bool> Load(Terminals terminals, CancellationToken ct)
    {
        if (await terminals.Find(new TerminalId(Id), ct) is not { } terminal) return false;
        (Terminal, Messages) = (terminal, await terminals.Messages(terminal.Id, ct));
        return true;
    }

    /// <summary>The reasons of a refused message, as whoever stood there read them; values are not kept, so codes whose sentence has a hole stand as codes.</summary>
    public string What(TerminalMessage message) => string.Join(" · ", new[]
    {
        message.Done switch { true => L("gedaan", "done"), false => L("geweigerd", "refused"), _ => "" },
        message.Repeated ? L("herhaald", "repeated") : "", message.Offline ? L("achteraf", "afterwards") : "", message.Reasons,
    }.Where(part => part.Length > 0));
}
