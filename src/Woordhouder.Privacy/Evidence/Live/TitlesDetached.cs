namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// That you borrowed is one thing, what you borrowed another: the title goes, and day, kind and genre group are left. Counts returned loans with a title whose
/// time is over; loans that lost the title but still tell it by the moment of borrowing or return; and messages between parts of the program that name a person
/// and an item together. A table with a person and an item that this evidence does not know makes it unproven; a hold and a charge have clauses and evidence of their own. What a mail said is not searched for titles:
/// its text goes by mail-bodies.
/// </summary>
internal sealed class TitlesDetached() : LiveEvidence("titles.detached", "A_loan_that_lost_its_title_but_not_the_traces_is_seen", "A_message_with_a_person_and_an_item_is_seen")
{
    private static readonly string[] People = ["person_id", "patron_id", "represented_id", "staff_id", "acting_for", "borrower_id", "member_id"];
    private static readonly string[] Titles = ["item_id", "title_id", "barcode"];

    protected override async Task At(Look look)
    {
        var tables = (await look.Columns()).ToLookup(c => c.Table, c => c.Column);
        if (tables.Any(t => t.Key is not ("loan" or "hold" or "charge") && t.Any(People.Contains) && t.Any(Titles.Contains))) look.Unproven = true;

        foreach (var kept in new[] { OverdueSchedules.Undecided, OverdueSchedules.UndecidedAgain }) await Late(look, "titles-undecided", kept);
        foreach (var kept in new[] { OverdueSchedules.Forgotten, OverdueSchedules.ForgottenLongAgo, OverdueSchedules.NoLongerKept }) await Late(look, "titles-forgotten", kept);
        await look.Count("loan t WHERE t.returned_on IS NOT NULL AND t.item_id IS NULL", $"t.title_id IS NOT NULL OR t.checked_out_at IS NOT NULL OR t.returned_at IS NOT NULL");
        await look.Count("outbox t", $"""
            (t.payload LIKE {"%\"Person\"%"} OR t.payload LIKE {"%\"Patron\"%"} OR t.payload LIKE {"%\"PersonId\"%"} OR t.payload LIKE {"%\"PatronId\"%"})
            AND (t.payload LIKE {"%\"Item\"%"} OR t.payload LIKE {"%\"Title\"%"} OR t.payload LIKE {"%\"ItemId\"%"} OR t.payload LIKE {"%\"TitleId\"%"} OR t.payload LIKE {"%\"Loan\"%"})
            """);
    }

    private static async Task Late(Look look, string schedule, Kept kept) => await look.Count($"{kept.From} WHERE {kept.Where}", await Overdue.Violates(look, schedule, kept));
}
