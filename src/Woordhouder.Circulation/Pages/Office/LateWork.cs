using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What is late and needs a human, as counts.</summary>
internal sealed class LateWork(NoticesSent notices, ChargesOfAll charges, PageChrome chrome) : IOfficeWork
{
    public int Order => 25;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        if (!chrome.Library.PurposeRuns(Contracts.Lending.Id)) return [];
        var (counts, refunds, see) = (await notices.Counts(ct), (await charges.In(ChargeState.RefundDue, ct)).Count, chrome.L("Bekijk", "See"));
        return
        [
            new(counts.LostUncharged, "warn", chrome.L("dingen gelden als kwijt, zonder kosten: overleg met een ouder", "things count as lost without a charge: talk with a parent"), "/kantoor/te-laat", see),
            new(counts.Claimed, "warn", chrome.L("dingen zijn volgens het lid terug: zoek ze", "things were brought back, says the member: look for them"), "/kantoor/te-laat", see),
            new(refunds, "go", chrome.L("bedragen zijn terug te betalen", "amounts are to be refunded"), "/kantoor/kosten?stand=refund-due", see),
            new(counts.NoAddress, "plain", chrome.L("berichten over te laat konden niet per mail", "messages about late things could not be mailed"), "/kantoor/te-laat", see),
        ];
    }
}
