using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>Charges for the back office: a list about people, so searched by POST and without a file.</summary>
[OnlyFor<Lending>]
internal sealed class OfficeCostsModel : LibraryPage
{
    public ListView List { get; private set; } = null!;
    public IReadOnlyList<ChargeLine> Lines { get; private set; } = [];
    public IReadOnlyList<(ChargeState State, int Count, Money Sum)> Sums { get; private set; } = [];

    private ChargeState? State => ListAsked.Said(Request, "stand") is { } said ? Enum.GetValues<ChargeState>().Where(s => s.ToKebab() == said).Select(s => (ChargeState?)s).FirstOrDefault() : null;

    private IReadOnlyList<ListColumn<ChargeLine>> Columns =>
    [
        new("wanneer", "", "", c => c.MadeOn), new("wie", "", "", c => c.Mark), new("wat", "", "", c => Chrome.Of(c.Kind)), new("soort", "", "", c => Text("material." + c.MaterialType)),
        new("bedrag", "", "", c => c.Amount.Cents / 100m), new("stand", "", "", c => Chrome.Of(c.State)),
    ];

    public IEnumerable<SelectListItem> States => Enum.GetValues<ChargeState>().Select(s => new SelectListItem(Chrome.Of(s), s.ToKebab(), s == State)).Prepend(new SelectListItem(L("alle", "all"), ""));

    public Task OnGetAsync([FromServices] ChargesOfAll charges, CancellationToken ct) => ShowAsync(charges, ct);

    public Task OnPostAsync([FromServices] ChargesOfAll charges, CancellationToken ct) => ShowAsync(charges, ct);

    private async Task ShowAsync(ChargesOfAll charges, CancellationToken ct)
    {
        var asked = ListAsked.Of(Request, "-wanneer");
        // Words in an address are nobody's: only a form searches.
        if (Request.Method != "POST") asked = asked with { Words = "" };
        var sums = new List<(ChargeState, int, Money)>();
        foreach (var state in Enum.GetValues<ChargeState>()) sums.Add(await charges.In(state, ct) is var (count, sum) ? (state, count, sum) : default);
        Sums = sums;
        var found = asked.Find(await charges.Newest(State, ct), Columns);
        List = State is { } on ? new ListOfPeople(asked, found.Count, new ListFilter("stand", Chrome.Of(on))) : new ListOfPeople(asked, found.Count);
        Lines = List.Of(found);
    }
}
