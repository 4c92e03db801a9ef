using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>A self-check terminal at the first branch, without a key: nothing listens for it before somebody says so.</summary>
internal sealed class DemoTerminal(Things things, SaveTerminal save, Library library) : IDemoData
{
    public async Task Fill(CancellationToken ct)
    {
        if (await things.Set<Terminal>().AnyAsync(ct)) return;
        await save.Do(new TerminalRequest(null, "Zelfbediening 1", "zelfbediening-1", library.Settings.Branches[0].Id, "", SipCharset.Utf8, DueForm.Sip, "nl", PinRequired: true, ShowsName: false, LineFeeds: false), ct);
    }
}
