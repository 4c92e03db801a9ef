using Woordhouder.Platform.Jobs;
using Woordhouder.Platform.Web;

namespace Woordhouder.Access.Pages.Office;

/// <summary>Mail that no relay took: the office knows of it, the administrator sends it again.</summary>
internal sealed class MailWork(FailedWork failed, PageChrome chrome) : IOfficeWork
{
    public int Order => 10;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default) =>
    [
        new((await failed.List(ct)).Where(l => l.IsMail).Sum(l => l.Rows), "no", chrome.L("mails die niet weg konden", "e-mails that could not leave"), null,
            chrome.L("Vraag de beheerder om ze opnieuw te sturen.", "Ask the administrator to send them again.")),
    ];
}
