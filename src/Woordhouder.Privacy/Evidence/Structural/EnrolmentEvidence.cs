using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;

namespace Woordhouder.Privacy.Evidences.Structural;

/// <summary>
/// What the database insists on about somebody who enrols is no more than the contract needs (R10): name, birth date, address, a subscription. All else may
/// stay empty: gender, telephone, e-mail at the desk, voorvoegsel, addition. Looked at in the database's own catalogue, where a form cannot lie.
/// </summary>
internal sealed class EnrolmentNeededFields() : DataEvidence("enrolment.needed-fields", "A_field_that_must_be_filled_without_need_breaks_the_promise")
{
    private static readonly HashSet<string> Tables = ["enrolment", "patron_name", "patron_contact", "patron_demographics", "person"];

    /// <summary>Needed for the contract, or set by the library itself.</summary>
    private static readonly HashSet<string> Needed = ["given_name", "family_name", "prefix", "born_on", "postcode", "house_number", "house_number_addition", "street", "city", "subscription", "language"];

    public override async Task<EvidenceResult> Check(EvidenceContext context, CancellationToken ct)
    {
        var required = (await CatalogueAsync(context, ct)).Where(c => c.NotNull).Select(c => (c.Table, c.Column)).ToHashSet();
        var given = (await MarkedAsync(context, ct)).Where(c => Tables.Contains(c.Table) && c.Personal is { Given: By.Person }).ToList();
        return Count(given, c => required.Contains((c.Table, c.Column)) && !c.Choice && !Needed.Contains(c.Column));
    }
}
