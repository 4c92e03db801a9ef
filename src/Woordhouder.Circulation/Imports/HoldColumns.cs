using Woordhouder.Contracts;
using Woordhouder.Platform.Imports;

namespace Woordhouder.Circulation;

/// <summary>What a file of open holds may say.</summary>
internal static class HoldColumns
{
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("card", true, "Card of whoever waits, who is a member here already.", "21315000000015", Lending.Id, "hold.patron_id"),
        new("control_number", true, "Of the title (MARC 001), of which copies are here already.", "2034118", Lending.Id, "hold.title_id"),
        new("control_source", false, "Who gave that number (MARC 003). Needed where two titles here have the same number.", "NL-LeOCL", null, "title.control_source"),
        new("barcode", false, "That copy and no other. Empty is any copy of the title.", "30127000000153", Lending.Id, "hold.wanted_item_id"),
        new("placed_on", true, "Day on which it was placed. Of one title whoever asked first is first; of one day, who stands first in the file.", "2026-02-11", Lending.Id, "hold.placed_at"),
        new("pick_up", true, "Id of the branch where it will be collected.", "stad", Lending.Id, "hold.pick_up"),
        new("wanted_until", false, "Last day on which it waits, today or later. Empty is as for a hold that is placed today.", "2026-12-31", Lending.Id, "hold.wanted_until"),
        new("suspended_until", false, "Passed over up to and including this day.", "2026-07-31", Lending.Id, "hold.suspended_until"),
    ];
}
