using Woordhouder.Contracts.Patrons;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Who a message is about, as far as its card and password say.</summary>
/// <param name="Person">Null: nobody whom this terminal may show or serve.</param>
/// <param name="ValidCard">BL: a card of this library that may be used.</param>
/// <param name="ValidPassword">CQ; null: none was sent and none is needed, so nothing is said of it.</param>
/// <param name="Lost">The card was reported lost or replaced.</param>
internal readonly record struct Visitor(PersonId? Person, bool ValidCard, bool? ValidPassword, bool Lost);

/// <summary>Looks at card and password. A wrong password gives away nothing: no name, no number, no sentence that says which of the two was wrong.</summary>
internal sealed class WhoIsThere(IPatronStanding patrons, IMemberAccounts accounts, TimeProvider clock)
{
    /// <param name="before">It happened already, without connection: the card is enough, even one that was closed since, because nothing is shown and it cannot be undone by asking.</param>
    public async Task<Visitor> Of(SipTalk talk, SipRequest request, bool before = false, CancellationToken ct = default)
    {
        var (card, now) = (request["AA"].Trim(), clock.GetUtcNow());
        var password = request["AD"] is { Length: > 0 } typed ? typed : null;
        // A message about another card ends the turn of whoever stood there before.
        var known = talk.Knows(card, password, now);
        if (await patrons.ByCard(card, ct) is not { } found) return new Visitor(null, ValidCard: false, password is null ? null : false, Lost: false);
        if (before) return new Visitor(found.Person, found.Usable, null, Lost: !found.Usable);
        if (!found.Usable) return new Visitor(null, ValidCard: false, password is null ? null : false, Lost: true);
        if (known) return new Visitor(found.Person, ValidCard: true, ValidPassword: true, Lost: false);
        if (password is null) return talk.Terminal!.PinRequired ? new Visitor(null, true, false, Lost: false) : new Visitor(found.Person, true, null, Lost: false);
        if (!await accounts.IsPassword(found.Person, password, ct)) return new Visitor(null, true, false, Lost: false);
        talk.Remember(card, found.Person, password, now);
        return new Visitor(found.Person, true, true, Lost: false);
    }
}
