using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Dates and sentences as a terminal shows them.</summary>
internal sealed class Wording(TextBook texts, Library library, TimeProvider clock)
{
    public string Now => SipDate.Of(library.LocalTime(clock.GetUtcNow()));
    public DateOnly DayOf(DateTimeOffset at) => library.DayOf(at);
    public DateOnly? DayOf(string date) => SipDate.Day(date, library.DayOf);

    /// <summary>When something happened without connection: the first of these dates that can be, not after now and not longer ago than a terminal keeps; else now.</summary>
    public DateTimeOffset Happened(params ReadOnlySpan<string> dates)
    {
        var now = clock.GetUtcNow();
        foreach (var date in dates)
            if (SipDate.Moment(date, library.InstantOf) is { } at && at <= now && at >= now.AddDays(-LongestOffline)) return at;
        return now;
    }

    private const int LongestOffline = 30;

    public static string Due(Terminal terminal, DateOnly day) => terminal.DueForm switch
    {
        DueForm.Iso => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 23:59:59",
        DueForm.Day => day.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        _ => SipDate.Of(day),
    };

    public string Say(SipTalk talk, string id, params (string Name, object? Value)[] values) => texts.Get(talk.Language, "terminal." + id, values);

    /// <summary>Each reason as a sentence, in a field of its own.</summary>
    public IEnumerable<string> Sentences(SipTalk talk, IEnumerable<Refusal> refusals) => refusals.Select(r => texts.Get(talk.Language, $"refusal.{r.Code}", r.Values));

    /// <summary>A branch by its id or its name, as a terminal may write it; null: none of ours.</summary>
    public string? Branch(string? typed) => library.Settings.Branches.FirstOrDefault(b => string.Equals(b.Id, typed, StringComparison.OrdinalIgnoreCase) || string.Equals(b.Name, typed, StringComparison.OrdinalIgnoreCase))?.Id;

    public string BranchName(string id) => library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
}
