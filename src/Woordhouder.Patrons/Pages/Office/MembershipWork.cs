using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Patrons.Pages.Office;

/// <summary>Memberships that need a look, as counts: what runs out, what ran out, and ends that an open loan or charge holds up.</summary>
internal sealed class MembershipWork(OfficePatrons patrons, PageChrome chrome) : IOfficeWork
{
    public int Order => 30;

    public async Task<IReadOnlyList<WaitingWork>> Today(CancellationToken ct = default)
    {
        var counts = (await patrons.Counts(ct)).ByState;
        WaitingWork Of(PatronState state, string kind, string what) => new(counts[state], kind, what, $"/kantoor/leden?stand={state.ToKebab()}", chrome.L("Bekijk", "See"));
        return
        [
            Of(PatronState.Expiring, "warn", chrome.L($"abonnementen lopen af binnen {OfficePatrons.Soon} dagen", $"subscriptions run out within {OfficePatrons.Soon} days")),
            Of(PatronState.Expired, "warn", chrome.L("abonnementen zijn afgelopen, het lid is er nog", "subscriptions ran out, the member is still here")),
            Of(PatronState.Postponed, "plain", chrome.L("lidmaatschappen stoppen pas als iets terug of betaald is", "memberships end only when something is returned or paid")),
        ];
    }
}
