using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Woordhouder.Contracts;
using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Desk;

/// <summary>
/// What was written on paper or in a file while the network was away. Judged whole and shown before anything changes; what is wrong with a loan that happened
/// is said and in nobody's way. Cards stand in the form and never in an address.
/// </summary>
[OnlyFor<Lending>]
internal sealed class LaterModel : DeskPage
{
    private const long Largest = 100_000;

    [BindProperty(Name = "vel")] public string? Sheet { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    /// <summary>uit or in: of scans without a word before them.</summary>
    [BindProperty(Name = "wat")] public string? Mode { get; set; }
    [BindProperty(Name = "dag")] public string? DayText { get; set; }
    [BindProperty(Name = "tijd")] public string? TimeText { get; set; }

    public bool CheckingIn => Mode == "in";
    public LateRead? Read { get; private set; }
    public IReadOnlyList<LateFault> Faults { get; private set; } = [];
    public IReadOnlyList<LateDone>? Done { get; private set; }
    public bool MayEnter => Read is not null && Faults.Count == 0 && Done is null;
    /// <summary>Of the sheet, from its first look to its entry.</summary>
    public Guid SheetKey => Done is null && Key is { } key ? key : FreshKey;

    private T Get<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    public void OnGet() => DayText = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Looks at the sheet and changes nothing.</summary>
    public async Task OnPostCheckAsync(CancellationToken ct)
    {
        if (await FileAsync(ct)) await JudgeAsync(ct);
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        if (!await FileAsync(ct)) return;
        await JudgeAsync(ct);
        if (Faults.Count > 0) return;
        var outcome = await Get<EnterLater>().Do(new EnterLaterRequest(Read!.Entries, Branch.Id, SheetKey), ct);
        if (Refused(outcome)) return;
        (Done, Sheet) = (outcome.Value, "");
    }

    private async Task JudgeAsync(CancellationToken ct)
    {
        Read = new LateSheet(Library, CheckingIn ? LateKind.CheckIn : LateKind.CheckOut, Said(), Clock.GetUtcNow()).Read(Sheet ?? "");
        Faults = [.. Read.Faults.Concat(await Get<EnterLater>().Check(Read.Entries, ct)).OrderBy(f => f.Line)];
    }

    /// <summary>A file comes into the field, to be seen and mended there.</summary>
    private async Task<bool> FileAsync(CancellationToken ct)
    {
        if (Upload is null) return true;
        if (Upload.Length > Largest) return !Refused<Nothing>(new Refusal("late-file"));
        using var text = new StreamReader(Upload.OpenReadStream(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var read = await text.ReadToEndAsync(ct);
        if (read.Contains('\0', StringComparison.Ordinal)) return !Refused<Nothing>(new Refusal("late-file"));
        Sheet = read;
        return true;
    }

    private DateTimeOffset? Said() => DateOnly.TryParseExact(DayText, "yyyy-MM-dd", out var day) && TimeOnly.TryParseExact(TimeText, ["H:mm", "H.mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? Library.InstantOf(day.ToDateTime(time)) : null;

    public string Written(DateTimeOffset at) => Library.LocalTime(at).ToString("d MMM HH:mm", Chrome.Culture);
    /// <summary>The end of a card: enough to find the line on the paper.</summary>
    public static string Ends(string card) => card.Length > 4 ? "•••• " + card[^4..] : card;

    public DeskOutcome Of(LateDone done) => done switch
    {
        { Failed.Count: > 0 } => new DeskOutcome("no", L("Niet ingevoerd", "Not entered")) { Lines = Sentences(done.Failed), Title = done.Item?.Title },
        { Lent: { Already: true } lent } => new DeskOutcome("ok", L("Stond er al in", "Was entered already")) { Title = lent.Item.Title },
        { Lent: { } lent } => new DeskOutcome(lent.Mind.Count > 0 ? "warn" : "ok", L("Uitgeleend", "Checked out")) { Title = lent.Item.Title, Lines = [.. lent.Mind.Select(Sentence), .. Until(lent)] },
        { Returned: { Back: { } back } } => ReturnWords.Of(Chrome, back),
        _ => new DeskOutcome("warn", L("Niets veranderd", "Nothing changed")) { Title = done.Item?.Title, Lines = [L("Het is daarna opnieuw uitgeleend, en dat blijft zo.", "It was lent again since, and stays so.")] },
    };

    private IEnumerable<string> Until(LentLater lent) => lent.DueOn is { } due ? [L($"Terug uiterlijk {Chrome.Day(due)}", $"Due {Chrome.Day(due)}")] : [];
}
