using Microsoft.EntityFrameworkCore;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Web;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One list of members that left, without anybody on it.</summary>
internal sealed record HandedOutLine(DateTimeOffset At, string ByRole, string WhatFor, int People, int LeftOut, string Fields, string Choice, string Reason) : IAboutNobody;

/// <summary>The register of lists of members that were handed out: who role, when, for what, how many, which fields and why; no names.</summary>
internal sealed class OfficerHandedOutModel : ListPage<HandedOutLine>
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<HandedOutLine> Lines { get; private set; } = [];

    private ListAsked Asked => ListAsked.Of(Request, "-wanneer");

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = (await All(ct))!;
        List = new ListOf<HandedOutLine>(Asked, found.Count);
        Lines = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<HandedOutLine>> Columns =>
    [
        new("wanneer", "wanneer", "when", r => r.At), new("rol", "rol", "role", r => r.ByRole), new("waarvoor", "waarvoor", "what for", r => r.WhatFor), new("mensen", "mensen", "people", r => r.People),
        new("niet", "niet mee", "left out", r => r.LeftOut), new("velden", "velden", "fields", r => r.Fields), new("keuze", "keuze", "choice", r => r.Choice), new("reden", "reden", "reason", r => r.Reason),
    ];

    protected override string FileName => L("verstrekkingen", "disclosures");

    protected override async Task<IReadOnlyList<HandedOutLine>?> All(CancellationToken ct) =>
        Asked.Find((await Get<Things>().Set<PeopleListRow>().OrderByDescending(r => r.At).Take(ListFile.Most).ToListAsync(ct)).Select(r => new HandedOutLine(r.At, Text("role." + r.Role),
            Library.Word.Statement.Purposes.TryGetValue(r.Purpose, out var p) ? p.Label.In(Language) : r.Purpose, r.People, Sum(r.LeftOut), r.Fields.Replace(",", ", ", StringComparison.Ordinal), r.Choice, r.Reason)), Columns);

    private static int Sum(string leftOut) => leftOut.Split(',', StringSplitOptions.RemoveEmptyEntries).Sum(l => int.Parse(l.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture));
}
