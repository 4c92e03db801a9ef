using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.My;

/// <summary>When and for what staff opened this member's record (D20); not by whom (CJEU C-579/21). Of a self-service terminal its name.</summary>
internal sealed class WhoLookedModel : LibraryPage
{
    public IReadOnlyList<(DateTimeOffset Hour, string Purpose, string Who)> Looked { get; private set; } = [];
    public string KeptFor => Library.Word.Statement.Schedules.TryGetValue(Kernel.KebabCase.ToKebab(Kernel.Schedule.ConsultationLog), out var s) ? Wording.Of(s.Period, Language) : "";

    public async Task OnGetAsync([FromServices] Actor actor, [FromServices] For<Contracts.Rights> data, CancellationToken ct)
    {
        var person = actor.For!.Value;
        var rows = await data.Set<Consultation>().Where(c => c.PersonId == person).OrderByDescending(c => c.Hour).ToListAsync(ct);
        var purposes = Library.Word.Statement.Purposes;
        Looked = [.. rows.Select(r => (r.Hour, purposes.TryGetValue(r.Purpose, out var p) ? p.Label.In(Language) : r.Purpose, r.Terminal ?? L("een medewerker", "a member of staff"))).Distinct()];
    }
}
