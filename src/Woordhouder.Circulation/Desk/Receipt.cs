using System.Globalization;
using Woordhouder.Kernel;

namespace Woordhouder.Circulation;

/// <summary>What somebody takes home from one turn, for a slip of paper. Without a name: the card's last four figures and a first letter say whose it is.</summary>
/// <param name="AtHome">Everything at home, the lent ones among them.</param>
internal sealed record Receipt(string Whose, IReadOnlyList<OpenLoan> Lent, int AtHome)
{
    public static Receipt Of(AtHome home, IEnumerable<OpenLoan> lent) =>
        new($"{home.Patron.CardLastFour} {StringInfo.GetNextTextElement(home.Patron.CalledName.TrimStart())}.", [.. lent], home.Loans.Count);
}

/// <summary>The turn that was just closed, for a receipt after all: carried by the page itself for three minutes.</summary>
internal sealed record ClosedTurn(PersonId Patron, DateTimeOffset Since, DateTimeOffset ClosedAt)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    public static ClosedTurn? Read(string? carried, TimeProvider clock) =>
        carried?.Split('|') is [var patron, var since, var closed] && Guid.TryParse(patron, out var id) && Moment(since) is { } from && Moment(closed) is { } at && clock.GetUtcNow() - at <= Kept
            ? new ClosedTurn(new PersonId(id), from, at) : null;

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Patron.Value:N}|{Since.ToUnixTimeMilliseconds()}|{ClosedAt.ToUnixTimeMilliseconds()}");

    private static DateTimeOffset? Moment(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
