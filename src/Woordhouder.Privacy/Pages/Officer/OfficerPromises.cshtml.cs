using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Woordhouder.Platform.Statements;
using Woordhouder.Platform.Web;
using Woordhouder.Privacy.Evidences;

namespace Woordhouder.Privacy.Pages.Officer;

/// <summary>One sentence of the statement with what was seen of it.</summary>
internal sealed record PromiseLine(string Clause, int Rank, string Stand, string Promise, string Seen, DateOnly? StableSince, string Rests) : IAboutNobody;

/// <summary>Every clause with its evidence, what needs work first; "Controleer nu" looks at all of them again.</summary>
internal sealed class OfficerPromisesModel : ListPage<PromiseLine>
{
    private static readonly ClauseState[] Order = [ClauseState.Broken, ClauseState.Unproven, ClauseState.Holds, ClauseState.Off, ClauseState.Information, ClauseState.Planned];
    private IReadOnlyDictionary<string, ClauseHistory> histories = new Dictionary<string, ClauseHistory>();

    public ListView List { get; private set; } = null!;
    public IReadOnlyList<PromiseLine> Lines { get; private set; } = [];
    private IReadOnlyDictionary<string, ClauseStatus> clauses = new Dictionary<string, ClauseStatus>();

    public ClauseStatus Clause(PromiseLine line) => clauses[line.Clause];
    public ClauseStatus Clause(BrokenSpell spell) => clauses[spell.Clause];
    public DateTimeOffset? LastChecked => clauses.Values.SelectMany(c => c.Evidence).Max(e => e.CheckedAt);
    public int Number(ClauseState state) => clauses.Values.Count(c => c.State == state);

    private ListAsked Asked => ListAsked.Of(Request, "stand");
    private ClauseState? Wanted => Enum.TryParse<ClauseState>(Request.Query["alleen"], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The promises that have evidence, day by day.</summary>
    public IReadOnlyList<PromiseDay> Days { get; private set; } = [];
    public IReadOnlyList<BrokenSpell> Spells { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = (await All(ct))!;
        Days = EvidenceOverTime.Days([.. clauses.Values.Where(c => c.Evidence.Count > 0 && c.State is not (ClauseState.Planned or ClauseState.Off)).Select(History)], Today);
        Spells = EvidenceOverTime.Spells(histories, Today);
        List = new ListOf<PromiseLine>(Asked, found.Count, Wanted is { } state ? [new ListFilter("alleen", Saying.Of(state, Chrome).Word)] : []);
        Lines = List.Of(found);
    }

    public override IReadOnlyList<ListColumn<PromiseLine>> Columns =>
    [
        new("stand", "stand", "state", r => r.Rank), new("woord", "in een woord", "in a word", r => r.Stand), new("nummer", "nummer", "number", r => r.Clause), new("belofte", "belofte", "promise", r => r.Promise),
        new("gezien", "wat wij zagen", "what we saw", r => r.Seen), new("sinds", "zo sinds", "so since", r => r.StableSince), new("eisen", "eisen en besluiten", "requirements and decisions", r => r.Rests),
    ];

    protected override string FileName => L("beloftes", "promises");

    /// <summary>What needs work first, then in the order of the statement.</summary>
    protected override async Task<IReadOnlyList<PromiseLine>?> All(CancellationToken ct)
    {
        var all = (await Get<EvidenceRun>().Latest(ct)).OrderBy(c => Array.IndexOf(Order, c.State)).ThenBy(c => c.Clause.Place.Line).ToList();
        clauses = all.ToDictionary(c => c.Clause.Id);
        histories = await Get<EvidenceDays>().Of(all, ct);
        return Asked.Find(all.Where(c => Wanted is null || c.State == Wanted).Select(Line), Columns);
    }

    private PromiseLine Line(ClauseStatus c) => new(c.Clause.Id, Array.IndexOf(Order, c.State), Saying.Of(c.State, Chrome).Word, c.Clause.Title.In(Language),
        string.Join(" ", c.Evidence.Select(e => Saying.Result(e, Chrome))), History(c).Since, string.Join(", ", c.Clause.Requirements.Concat(c.Clause.Decisions)));

    public IEnumerable<SelectListItem> States => Order.Select(s => new SelectListItem(Saying.Of(s, Chrome).Word, s.ToString(), s == Wanted)).Prepend(new SelectListItem(L("Alle", "All"), ""));

    public async Task<IActionResult> OnPostAsync([FromServices] EvidenceRun evidence, CancellationToken ct)
    {
        await evidence.Run(ct);
        return Redirect("/functionaris/beloftes");
    }

    public ClauseHistory History(ClauseStatus clause) => histories.GetValueOrDefault(clause.Clause.Id, ClauseHistory.Empty);
    public IReadOnlyList<string> WaitsFor(ClauseStatus clause) => Library.Word.Running.MissingParts(clause.Clause.Id);
}
