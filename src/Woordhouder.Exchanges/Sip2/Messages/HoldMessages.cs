using Woordhouder.Contracts.Circulation;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>15: reserve (+), cancel (-), another branch to collect at (*). It waits until BW, and no longer than the library keeps it.</summary>
internal sealed class HoldMessages(WhoIsThere door, ISelfService desk, Turns turns, Wording words)
{
    public async Task<SipAnswer> Hold(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, ct: ct);
        if (visitor.Person is not { } patron) return Said(talk, request, null, LoanMessages.Nobody(talk, visitor));
        var outcome = await Do(talk, request, patron, note, ct);
        return outcome.Done ? Said(talk, request, outcome.Value, []) : Said(talk, request, null, outcome.Refusals);
    }

    private async Task<Outcome<SelfHold>> Do(SipTalk talk, SipRequest request, PersonId patron, SipNote note, CancellationToken ct)
    {
        var barcode = request["AB"].Trim();
        var (named, here) = (request["BS"].Trim(), talk.Terminal!.Branch);
        var pickUp = words.Branch(named);
        return request.Part(SipLayout.Mode) switch
        {
            "+" => await desk.PlaceHold(patron, barcode, pickUp ?? here, request["BY"] == SipCodes.SpecificCopy, words.DayOf(request["BW"]), await turns.Of(talk.Terminal!, request, SelfServiceAct.Hold, note, ct), ct),
            "-" => await desk.CancelHold(patron, barcode, await turns.Of(talk.Terminal!, request, SelfServiceAct.CancelHold, note, ct), ct),
            "*" when pickUp is null && named.Length > 0 => new Refusal("hold-branch"),
            "*" => await desk.ChangeHold(patron, barcode, pickUp, ct),
            _ => new Refusal("terminal-hold-mode"),
        };
    }

    private SipAnswer Said(SipTalk talk, SipRequest request, SelfHold? hold, IReadOnlyList<Refusal> refusals) =>
        new SipAnswer("16") { Done = hold is not null, Reasons = [.. refusals.Select(r => r.Code)] }.Part(hold is null ? "0" : "1").Flag(false).Part(words.Now)
            .Field("BR", hold?.Place?.ToString(System.Globalization.CultureInfo.InvariantCulture)).Field("BS", hold is null ? null : words.BranchName(hold.PickUp))
            .Field("AO", request["AO"]).Field("AA", request["AA"]).Field("AB", request.Field("AB")).Field("AJ", hold?.Item.Title).Fields("AF", words.Sentences(talk, refusals));
}
