using Microsoft.AspNetCore.Mvc;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Versions;

namespace Woordhouder.Privacy.Pages.Open;

/// <summary>Every version that was ever in force.</summary>
internal sealed class StatementVersionsModel : LibraryPage
{
    public IReadOnlyList<VersionLine> All { get; private set; } = [];

    public async Task OnGetAsync([FromServices] StatementHistory history, CancellationToken ct) => All = await history.Approved(ct);

    public string ApprovedBy(VersionLine version) => version.ApprovedAs == "setup"
        ? L("bij de start van dit systeem", "when this system started") : Library.Word.Statement.Controller.PrivacyOfficer.In(Language);
}
