using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>Something is late: what to do about it.</summary>
internal sealed class LateCard(MyLoans loans, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 10;

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) => (await loans.Once(person, ct))?.Late switch
    {
        null or 0 => null,
        1 => new OverviewCard("no", "clock", chrome.L("1 titel is te laat", "1 title is late"), chrome.L("Verleng hem nu of breng hem terug.", "Renew it now or return it."), "/mijn/leningen", chrome.L("Bekijk welke", "See which one")),
        { } late => new OverviewCard("no", "clock", chrome.L($"{late} titels zijn te laat", $"{late} titles are late"), chrome.L("Verleng ze nu of breng ze terug.", "Renew them now or return them."), "/mijn/leningen", chrome.L("Bekijk welke", "See which ones")),
    };
}

/// <summary>What is at home, the first ones with their button.</summary>
internal sealed class LoansCard(MyLoans loans, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 30;

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) => await loans.Once(person, ct) switch
    {
        null => null,
        { Loans.Count: 0 } => new OverviewCard("plain", "book", chrome.L("Je hebt niets thuis", "You have nothing at home"), null, "/catalogus", chrome.L("Zoek iets moois", "Find something nice")),
        var home => new OverviewCard("plain", "book", chrome.L("Dit heb je thuis", "You have this at home"), Partial: "/Pages/My/_LoansCard.cshtml", Model: home),
    };
}
