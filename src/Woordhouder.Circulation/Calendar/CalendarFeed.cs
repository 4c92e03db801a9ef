using Microsoft.EntityFrameworkCore;
using Woordhouder.Contracts;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;
using Woordhouder.Platform.Data;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Circulation;

/// <summary>
/// The calendar behind an address: one entry for each day on which something is or was due, and nothing of what came back. Asked by a calendar app in which nobody
/// signs in, so it is read on behalf of the library; whoever's data stand still has no calendar.
/// </summary>
internal sealed class CalendarFeed(For<Lending> data, IItems items, TextBook texts, Library library, TimeProvider clock)
{
    /// <summary>iCalendar text, the same for as long as nothing changes on one day; null: no such address.</summary>
    public async Task<string?> Of(string secret, CancellationToken ct = default)
    {
        if (!data.IsOn) return null;
        var hash = CalendarLink.HashOf(secret);
        if (await data.Set<CalendarLink>().FirstOrDefaultAsync(l => l.SecretHash == hash, ct) is not { } link) return null;
        var open = await data.Set<Loan>().Where(l => l.PatronId == link.PatronId && l.ReturnedOn == null && l.DueOn != null).Select(l => new { l.Id, l.ItemId, l.DueOn }).ToListAsync(ct);
        var facts = link.WithTitles ? await items.Of([.. open.Select(l => l.ItemId).OfType<ItemId>()], ct) : new Dictionary<ItemId, ItemFacts>();
        var today = library.Today(clock);
        var controller = library.Word.Statement.Controller;
        var entries = open.GroupBy(l => l.DueOn!.Value).OrderBy(g => g.Key).Select(day => new CalendarEntry(
            FormattableString.Invariant($"{day.Key:yyyyMMdd}-{link.Entries:N}@{library.Settings.Hosts[0]}"), day.Key,
            Summary(day.Count(), day.Key < today, link.Language),
            link.WithTitles ? string.Join('\n', day.Select(l => l.ItemId is { } id ? facts.GetValueOrDefault(id)?.Title : null).OfType<string>().Order(StringComparer.Ordinal)) : null));
        return ICalendar.Write(FormattableString.Invariant($"-//{controller.ShortName}//Woordhouder//{link.Language.ToUpperInvariant()}"), controller.ShortName, library.StartOf(today), entries);
    }

    private string Summary(int things, bool late, string language) =>
        texts.Get(language, (things == 1, late) switch { (true, false) => "calendar.one", (false, false) => "calendar.many", (true, true) => "calendar.one-late", _ => "calendar.many-late" }, ("n", things));
}
