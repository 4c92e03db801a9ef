using System.Globalization;
using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Paying at a terminal that takes money: 37. The terminal has the money already; what is refused it gives back.</summary>
internal sealed class FeeMessages(WhoIsThere door, ISelfService desk, Turns turns, Wording words)
{
    /// <summary>38. Paid is all that is open, to the cent; one charge of several has no number in the standard.</summary>
    public async Task<SipAnswer> Paid(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, ct: ct);
        var refusals = visitor.Person is { } patron ? await Pay(talk, request, patron, note, ct) : LoanMessages.Nobody(talk, visitor);
        return new SipAnswer("38") { Done = refusals.Count == 0, Reasons = [.. refusals.Select(r => r.Code)] }.Flag(refusals.Count == 0).Part(words.Now)
            .Field("AO", request["AO"]).Field("AA", request["AA"]).Field("BK", request.Field("BK")).Fields("AF", words.Sentences(talk, refusals));
    }

    private async Task<IReadOnlyList<Refusal>> Pay(SipTalk talk, SipRequest request, PersonId patron, SipNote note, CancellationToken ct)
    {
        if (request.Part(SipLayout.Currency) != SipCodes.Euro || Amount(request["BV"]) is not { } amount) return [new Refusal("terminal-amount")];
        var outcome = await desk.Pay(patron, amount, await turns.Of(talk.Terminal!, request, SelfServiceAct.FeePaid, note, ct), ct);
        return outcome.Done ? [] : [.. outcome.Refusals];
    }

    /// <summary>Whole cents: "1.50", as the standard writes it, or "1,50".</summary>
    private static Money? Amount(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euro) && euro is > 0 and < 100_000 && decimal.Round(euro, 2) == euro ? Money.FromEuro(euro) : null;
}
