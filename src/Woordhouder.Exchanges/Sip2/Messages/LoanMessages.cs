using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Checking out and renewing: 11, 29, 65.</summary>
internal sealed class LoanMessages(WhoIsThere door, ISelfService desk, Turns turns, Labels labels, Wording words)
{
    /// <summary>12. With BI it takes the check-out of a moment ago back; with "no block" it happened already and is written down.</summary>
    public async Task<SipAnswer> CheckOut(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, note.Offline = request.Says(SipLayout.NoBlock), ct);
        if (visitor.Person is not { } patron) return Refused("12", talk, request, Nobody(talk, visitor));
        var (barcode, branch) = (request["AB"].Trim(), talk.Terminal!.Branch);
        if (request["BI"] == "Y")
        {
            var undo = await turns.Of(talk.Terminal, request, SelfServiceAct.UndoCheckOut, note, ct);
            var undone = await desk.UndoCheckOut(patron, barcode, note.Offline ? words.Happened(request.Part(SipLayout.Date)) : null, undo, ct);
            return undone.Done ? Lent("12", request, undone.Value, "", renewed: false, desensitize: false, await labels.Of(undone.Value.Id, ct)) : Refused("12", talk, request, undone.Refusals);
        }
        var key = await turns.Of(talk.Terminal, request, SelfServiceAct.CheckOut, note, ct);
        var done = await desk.CheckOut(patron, barcode, branch, request.Says(SipLayout.MayRenew), note.Offline ? Before(request) : null, request["BO"] == "Y", key, note.Repeated, ct);
        return done.Done ? await Lent("12", talk, request, Seen(done.Value, visitor), desensitize: true, ct) : Refused("12", talk, request, done.Refusals);
    }

    /// <summary>30.</summary>
    public async Task<SipAnswer> Renew(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, note.Offline = request.Says(SipLayout.NoBlock), ct);
        if (visitor.Person is not { } patron) return Refused("30", talk, request, Nobody(talk, visitor));
        var key = await turns.Of(talk.Terminal!, request, SelfServiceAct.Renew, note, ct);
        var done = await desk.Renew(patron, request["AB"].Trim(), talk.Terminal!.Branch, note.Offline ? Before(request) : null, key, ct);
        return done.Done ? await Lent("30", talk, request, Seen(done.Value, visitor), desensitize: false, ct) : Refused("30", talk, request, done.Refusals);
    }

    /// <summary>66.</summary>
    public async Task<SipAnswer> RenewAll(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        var visitor = await door.Of(talk, request, ct: ct);
        var refusals = visitor.Person is null ? Nobody(talk, visitor) : [];
        SelfRenewals? renewals = null;
        if (visitor.Person is { } patron)
        {
            var done = await desk.RenewAll(patron, talk.Terminal!.Branch, await turns.Of(talk.Terminal, request, SelfServiceAct.RenewAll, note, ct), ct);
            if (done.Done) renewals = done.Value;
            else refusals = done.Refusals;
        }
        var (yes, not) = (renewals?.Renewed ?? [], renewals?.Not ?? []);
        return new SipAnswer("66") { Done = renewals is not null, Reasons = [.. refusals.Select(r => r.Code)] }.Part(renewals is null ? "0" : "1").Count(yes.Count).Count(not.Count).Part(words.Now)
            .Field("AO", request["AO"]).Fields("BM", yes).Fields("BN", not).Fields("AF", words.Sentences(talk, refusals));
    }

    /// <summary>Written down in spite of a card that was closed: somebody looks whether the member had it.</summary>
    private static SelfLoan Seen(SelfLoan loan, Visitor visitor) => visitor.Lost ? loan with { InSpiteOf = ["late-card-ended", .. loan.InSpiteOf ?? []] } : loan;

    private async Task<SipAnswer> Lent(string code, SipTalk talk, SipRequest request, SelfLoan loan, bool desensitize, CancellationToken ct) =>
        Lent(code, request, loan.Item, Wording.Due(talk.Terminal!, loan.DueOn), loan.Renewed, desensitize, await labels.Of(loan.Item.Id, ct), loan.Fee, loan.InSpiteOf);

    private SipAnswer Lent(string code, SipRequest request, ItemFacts item, string due, bool renewed, bool desensitize, string? properties, Money fee = default, IReadOnlyList<string>? inSpiteOf = null) => Costs(
        new SipAnswer(code) { Done = true, Reasons = inSpiteOf ?? [] }.Part("1").Flag(renewed).Flag(SipCodes.IsMagnetic(item.MaterialType)).Flag(desensitize).Part(words.Now)
            .Field("AO", request["AO"]).Field("AA", request["AA"]).Field("AB", request["AB"]).Field("AJ", item.Title).Field("AH", due)
            .Field("CK", SipCodes.MediaType(item.MaterialType)).Field("CH", properties), fee);

    private SipAnswer Refused(string code, SipTalk talk, SipRequest request, IReadOnlyList<Refusal> refusals) => Costs(
        new SipAnswer(code) { Done = false, Reasons = [.. refusals.Select(r => r.Code)] }.Part("0").Flag(false).Part("U").Flag(false).Part(words.Now)
            .Field("AO", request["AO"]).Field("AA", request["AA"]).Field("AB", request["AB"]).Field("AJ", "").Field("AH", "").Fields("AF", words.Sentences(talk, refusals)), refusals.FirstOrDefault(r => r.Code == "costs-a-fee")?.Values[0].Value as Money? ?? Money.Zero);

    /// <summary>BT, BH and BV: what borrowing costs, where it costs something. Refused, the terminal asks the member and sends the request again with BO.</summary>
    private static SipAnswer Costs(SipAnswer answer, Money fee) =>
        fee > Money.Zero ? answer.Field("BT", SipCodes.Rental).Field("BH", SipCodes.Euro).Field("BV", fee.ToString()) : answer;

    internal static IReadOnlyList<Refusal> Nobody(SipTalk talk, Visitor visitor) =>
        [visitor.Lost ? new Refusal("card-unusable") : talk.Terminal!.PinRequired || visitor.ValidPassword is not null ? new Refusal("terminal-card-or-password") : new Refusal("terminal-card-unknown")];

    /// <summary>What the terminal says of then, as far as it can be.</summary>
    private LentBefore Before(SipRequest request)
    {
        var at = words.Happened(request.Part(SipLayout.Date));
        var on = words.DayOf(at);
        return new LentBefore(at, words.DayOf(request.Part(SipLayout.DueDate)) is { } due && due > on && due <= on.AddDays(LongestLoan) ? due : null);
    }

    private const int LongestLoan = 366;
}
