using Woordhouder.Contracts.Circulation;
using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Exchanges.Sip2;

/// <summary>Messages about a thing: 09, 17, 19.</summary>
internal sealed class ItemMessages(ISelfService desk, Turns turns, Labels labels, Wording words)
{
    /// <summary>10: where it goes, with the sort bin, and an alert when somebody must look at it. For whom it lies ready is said to nobody.</summary>
    public async Task<SipAnswer> CheckIn(SipTalk talk, SipRequest request, SipNote note, CancellationToken ct)
    {
        note.Offline = request.Says(SipLayout.NoBlock);
        var (barcode, terminal) = (request["AB"].Trim(), talk.Terminal!);
        if (request["BI"] == "Y")
        {
            var undone = await desk.UndoCheckIn(barcode, terminal.Branch, await turns.Of(terminal, request, SelfServiceAct.UndoCheckIn, note, ct), ct);
            return undone.Done ? Said(request, undone.Value, await labels.Of(undone.Value.Id, ct), resensitize: false, alert: false) : Refused(talk, request, undone.Refusals);
        }
        var key = await turns.Of(terminal, request, SelfServiceAct.CheckIn, note, ct);
        var outcome = await desk.CheckIn(barcode, terminal.Branch, note.Offline ? words.Happened(request.Part(SipLayout.ReturnDate), request.Part(SipLayout.Date)) : null, key, ct);
        if (!outcome.Done) return Refused(talk, request, outcome.Refusals);
        var done = outcome.Value;
        var alert = done.To is not (ReturnedTo.Shelf or ReturnedTo.LentSince);
        var answer = Said(request, done.Item, await labels.Of(done.Item.Id, ct), resensitize: done.To != ReturnedTo.LentSince, alert).Field("CL", done.Bin);
        if (!alert) return answer;
        return answer.Field("CV", AlertType(done)).Field("CT", done.To == ReturnedTo.OtherBranch ? words.BranchName(done.Branch) : null).Field("AF", done.To switch
        {
            ReturnedTo.HoldShelf => words.Say(talk, "for-hold-shelf"),
            ReturnedTo.OtherBranch => words.Say(talk, "for-branch", ("branch", words.BranchName(done.Branch))),
            _ => words.Say(talk, "for-staff"),
        });
    }

    /// <summary>01 hold here, 02 hold at another branch, 04 on its way to where it belongs, 99 other: the extension that sorters read.</summary>
    private static string AlertType(SelfReturn done) => (done.To, done.Reserved) switch
    {
        (ReturnedTo.HoldShelf, _) => "01",
        (ReturnedTo.OtherBranch, true) => "02",
        (ReturnedTo.OtherBranch, false) => "04",
        _ => "99",
    };

    /// <summary>18.</summary>
    public async Task<SipAnswer> Information(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var barcode = request["AB"].Trim();
        if (await desk.Item(barcode, talk.Patron, ct) is not { } now)
            return new SipAnswer("18") { Done = false, Reasons = ["unknown-number"] }.Part("01").Part("01").Part(SipCodes.FeeUnknown).Part(words.Now).Field("AB", request["AB"]).Field("AJ", "")
                .Fields("AF", words.Sentences(talk, [new Refusal("unknown-number", null, ("number", barcode))]));
        var status = now.Standing switch
        {
            ItemStanding.OnShelf => CirculationStatus.Available,
            ItemStanding.Lent => CirculationStatus.Charged,
            ItemStanding.OnHoldShelf => CirculationStatus.WaitingOnHoldShelf,
            ItemStanding.InTransit => CirculationStatus.InTransit,
            ItemStanding.OnOrder => CirculationStatus.OnOrder,
            ItemStanding.Missing => CirculationStatus.Missing,
            ItemStanding.ClaimedReturned => CirculationStatus.ClaimedReturned,
            ItemStanding.Lost => CirculationStatus.Lost,
            _ => CirculationStatus.Other,
        };
        return new SipAnswer("18") { Done = true }.Part(((int)status).ToString("00", System.Globalization.CultureInfo.InvariantCulture)).Part(SipCodes.TattleTape).Part(SipCodes.FeeUnknown).Part(words.Now)
            .Field("CF", now.Waiting > 0 ? now.Waiting.ToString(System.Globalization.CultureInfo.InvariantCulture) : null).Field("AH", now.DueOn is { } due ? Wording.Due(talk.Terminal!, due) : null)
            .Field("AB", request["AB"]).Field("AJ", now.Item.Title).Field("CK", SipCodes.MediaType(now.Item.MaterialType)).Field("AQ", words.BranchName(now.Item.Branch)).Field("AP", words.BranchName(now.Branch))
            .Field("CH", await labels.Of(now.Item.Id, ct));
    }

    /// <summary>20: what the terminal says about the label is kept with the thing.</summary>
    public async Task<SipAnswer> Label(SipTalk talk, SipRequest request, CancellationToken ct)
    {
        var known = await desk.Item(request["AB"].Trim(), null, ct);
        if (known is not null) await labels.Put(known.Item.Id, SipText.Value(request["CH"]), ct);
        return new SipAnswer("20") { Done = known is not null }.Part(known is null ? "0" : "1").Part(words.Now).Field("AB", request["AB"]).Field("AJ", known?.Item.Title).Field("CH", request.Field("CH"))
            .Fields("AF", known is null ? words.Sentences(talk, [new Refusal("unknown-number", null, ("number", request["AB"]))]) : []);
    }

    private SipAnswer Said(SipRequest request, ItemFacts item, string? properties, bool resensitize, bool alert) =>
        new SipAnswer("10") { Done = true }.Part("1").Flag(resensitize).Flag(SipCodes.IsMagnetic(item.MaterialType)).Flag(alert).Part(words.Now)
            .Field("AO", request["AO"]).Field("AB", request["AB"]).Field("AQ", words.BranchName(item.Branch)).Field("AJ", item.Title).Field("CK", SipCodes.MediaType(item.MaterialType)).Field("CH", properties);

    private SipAnswer Refused(SipTalk talk, SipRequest request, IReadOnlyList<Refusal> refusals) =>
        new SipAnswer("10") { Done = false, Reasons = [.. refusals.Select(r => r.Code)] }.Part("0").Flag(false).Part("U").Flag(true).Part(words.Now)
            .Field("AO", request["AO"]).Field("AB", request["AB"]).Field("AQ", "").Fields("AF", words.Sentences(talk, refusals));
}
