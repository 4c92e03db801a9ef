namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// What a school or group borrows belongs to no person. Counts loans of an institution that name a patron, that are of no institution we know, or that made a
/// charge; and contact persons who stay while their institution has ended.
/// </summary>
internal sealed class InstitutionsNoPerson() : LiveEvidence("institutions.no-person", "A_loan_of_a_school_that_names_a_person_is_seen", "A_contact_person_of_a_school_that_ended_is_seen")
{
    protected override async Task At(Look look)
    {
        await look.Count("loan t", $"t.institution_id IS NOT NULL AND (t.patron_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM institution i WHERE i.id = t.institution_id) OR EXISTS (SELECT 1 FROM charge c WHERE c.loan_id = t.id))");
        await look.Count("institution_contact t LEFT JOIN institution i ON i.id = t.institution_id", $"t.ended_on IS NULL AND (i.id IS NULL OR i.ended_on IS NOT NULL)");
    }
}
