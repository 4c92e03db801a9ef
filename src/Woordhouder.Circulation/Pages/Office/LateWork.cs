using Woordhouder.Platform.Web;

namespace Woordhouder.Circulation.Pages.Office;

/// <summary>What is late and needs a human, as counts.</summary>
internal sealed class LateWork(NoticesSent notices, ChargesOfAll charges, InstitutionLoans institutions, PageChrome chrome) : IOfficeWork
{
    public int Order => 25;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        if (!chrome.Library.PurposeRuns(Contracts.Lending.Id)) return [];
        var (counts, refunds, see) = (await notices.Counts(ct), (await charges.In(ChargeState.RefundDue, ct)).Count, chrome.L("Bekijk", "See"));
        var schools = (await institutions.Counts(ct)).Values.Count(c => c.Late > 0);
        return
        [
            new(schools, "warn", Said(schools, ("school of groep heeft iets te laat: bel", "scholen of groepen hebben iets te laat: bel"), ("school or group has something late: call", "schools or groups have something late: call")), "/balie/instellingen", see),
            new(counts.LostUncharged, "warn", Said(counts.LostUncharged, ("ding geldt als kwijt, zonder kosten: overleg met een ouder", "dingen gelden als kwijt, zonder kosten: overleg met een ouder"), ("thing counts as lost without a charge: talk with a parent", "things count as lost without a charge: talk with a parent")), "/kantoor/te-laat/overleg", see),
            new(counts.Claimed, "warn", Said(counts.Claimed, ("ding is volgens het lid terug: zoek het", "dingen zijn volgens het lid terug: zoek ze"), ("thing was brought back, says the member: look for it", "things were brought back, say members: look for them")), "/kantoor/te-laat/zoeken", see),
            new(refunds, "go", Said(refunds, ("bedrag is terug te betalen", "bedragen zijn terug te betalen"), ("amount is to be refunded", "amounts are to be refunded")), "/kantoor/kosten?stand=refund-due", see),
            new(counts.NoAddress, "plain", Said(counts.NoAddress, ("bericht over te laat kon niet per mail", "berichten over te laat konden niet per mail"), ("message about something late could not be mailed", "messages about late things could not be mailed")), "/kantoor/te-laat", see),
        ];
    }

    private string Said(int count, (string One, string Many) nl, (string One, string Many) en) => count == 1 ? chrome.L(nl.One, en.One) : chrome.L(nl.Many, en.Many);
}
