using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.My;

/// <summary>Something is late: what to do about it.</summary>
internal sealed class LateCard(MyLoans loans, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 10;
    public (string Nl, string En) Shows => ("Wat te laat is", "What is late");

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
    public (string Nl, string En) Shows => ("Wat je thuis hebt", "What you have at home");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default) => await loans.Once(person, ct) switch
    {
        null => null,
        { Loans.Count: 0 } none => new OverviewCard("plain", "book", chrome.L("Je hebt niets thuis", "You have nothing at home"), Partial: "/Pages/My/_NothingHome.cshtml", Model: none),
        var home => new OverviewCard("plain", "book", chrome.L("Dit heb je thuis", "You have this at home"), Partial: "/Pages/My/_LoansCard.cshtml", Model: home),
    };
}

/// <summary>Something of a child is late: how much, and the way to the child's pages.</summary>
internal sealed class ChildrenLateCard(ISignInLookup lookup, LibraryScopes scopes, Library library, Actor actor, PageChrome chrome) : IMyOverviewCard
{
    public int Order { get; } = 15;
    public (string Nl, string En) Shows => ("Wat van je kinderen te laat is", "What is late of your children");

    public async Task<OverviewCard?> For(PersonId person, CancellationToken ct = default)
    {
        // Only on one's own pages: who looks at a child sees that child.
        if (actor.Person != person) return null;
        var children = (await lookup.MayActFor(person, ct)).Where(c => c.Person != person).ToList();
        if (children.Count == 0) return null;
        // A member's request sees its own person; the count is asked on behalf of the library, for whom the link was confirmed.
        await using var scope = scopes.Open(library);
        var late = await scope.Get<ChildrensLoans>().Late([.. children.Select(c => c.Person)], ct);
        var lines = children.Where(c => late.ContainsKey(c.Person)).Select(c => (c.CalledName, N: late[c.Person])).ToList();
        if (lines.Count == 0) return null;
        var n = lines.Sum(l => l.N);
        return new OverviewCard("no", "clock", n == 1 ? chrome.L("1 titel van je kind is te laat", "1 title of your child is late") : chrome.L($"{n} titels van je kinderen zijn te laat", $"{n} titles of your children are late"),
            string.Join(", ", lines.Select(l => $"{l.CalledName}: {l.N}")) + ".", "/mijn/gezin", chrome.L("Wissel om ze te bekijken", "Switch to see them"));
    }
}
