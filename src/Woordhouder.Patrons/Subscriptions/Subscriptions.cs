using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Patrons;

/// <summary>The subscriptions of settings.yaml with their age rules (R55, R56, D41).</summary>
internal sealed class Subscriptions(Library library)
{
    private static readonly Period CoolingOffPeriod = new(0, 14);

    public IReadOnlyList<SubscriptionSettings> All { get; } = [.. library.Settings.ForMembers];

    public SubscriptionSettings? Find(string? id) => All.FirstOrDefault(s => s.Id == id);

    public string NameOf(string id, string language) => Find(id)?.Name.In(language) ?? id;

    public IEnumerable<SubscriptionSettings> OpenAt(int age) => All.Where(s => MayHave(s, age));

    public static bool MayHave(SubscriptionSettings subscription, int age) => age >= subscription.FromAge && (subscription.ToAge is not { } to || age <= to);

    /// <summary>Nobody under 18 pays for lending (Wsob art. 13), whatever the settings say.</summary>
    public static Money FeeFor(SubscriptionSettings subscription, int age) => age < Age.Adult ? Money.Zero : subscription.Fee;

    /// <summary>The last day that it lends: the end of the term, or the day before the person grows out of it; null: no end in sight.</summary>
    /// <param name="from">The first day: P1Y from 24 November lends up to and including 23 November.</param>
    public static DateOnly? EndsOn(SubscriptionSettings subscription, DateOnly from, DateOnly born)
    {
        var term = subscription.Duration?.LastDay(from).AddDays(-1);
        var grown = subscription.ToAge is { } to ? Age.Birthday(born, to + 1).AddDays(-1) : (DateOnly?)null;
        return term is { } t && grown is { } g ? (t < g ? t : g) : term ?? grown;
    }

    /// <summary>
    /// Fourteen days after the day of the contract (BW 6:230o(1)); a last day in the weekend moves to Monday (Reg. 1182/71 art. 3(4)). Public holidays are not
    /// known here. Null where nothing is paid.
    /// </summary>
    public static DateOnly? CoolingOffUntil(Money fee, DateOnly contract)
    {
        if (fee == Money.Zero) return null;
        var last = CoolingOffPeriod.LastDay(contract);
        return last.DayOfWeek switch { DayOfWeek.Saturday => last.AddDays(2), DayOfWeek.Sunday => last.AddDays(1), _ => last };
    }
}
