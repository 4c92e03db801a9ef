using Woordhouder.Platform.Imports;

namespace Woordhouder.Collection;

/// <summary>What a file of copies may say. About things only: there is no purpose to name and nobody to name it for.</summary>
internal static class ItemColumns
{
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("barcode", true, "Number on the copy: 4 to 30 figures or letters. By it a copy is recognised when the file is read again.", "30127000000153", null, "item.barcode"),
        new("control_number", true, "Of the title that it is a copy of (MARC 001). The titles are imported first.", "2034118", null, "title.control_number"),
        new("control_source", false, "Who gave that number (MARC 003). Needed where two titles here have the same number.", "NL-LeOCL", null, "title.control_source"),
        new("branch", true, "Id of a branch in settings.yaml.", "stad", null, "item.branch"),
        new("shelf_mark", false, "Where it stands, at most 120 characters.", "Romans AMR", null, "item.shelf_mark"),
        new("status", false, "in-collection (empty), on-order, repair or missing. What left the collection is left out of the file.", "in-collection", null, "item.status"),
        new("price_class", false, "What a lost one costs: small letters, figures and hyphens.", "boek", null, "item.price_class"),
        new("acquired_on", false, "Day that the library got it. Empty is today.", "2021-05-18", null, "item.acquired_on"),
        new("times_lent", false, "How often it was lent, the present loan included.", "41", null, "item.times_lent"),
        new("last_lent_on", false, "When it was lent last.", "2026-02-11", null, "item.last_lent_on"),
    ];
}
