namespace Woordhouder.Platform.Imports;

/// <summary>A column that a file from another system may have. What is not in such a list has no purpose here and is not taken (docs/import.md shows them all).</summary>
/// <param name="Needed">Whether each row must have it; "under 16" and the like stand in <paramref name="Meaning"/>.</param>
/// <param name="Example">Made up.</param>
/// <param name="Purpose">Id of the purpose in the statement that it is for: while that is off, the column is refused. Null: about a thing.</param>
/// <param name="Into">Where it goes, as <c>table.column</c>: there stands its category and who it was given by.</param>
public sealed record ImportColumn(string Name, bool Needed, string Meaning, string Example, string? Purpose, string Into);

/// <summary>Columns of other systems that nobody may bring along, with the reason: the code of a refusal.</summary>
internal static class RefusedColumns
{
    private static readonly (string Code, string Names)[] Reasons =
    [
        ("import-never-citizen-number", "bsn burgerservicenummer sofinummer sofi citizen_service_number ssn social_security_number id_number identity_document document_number paspoortnummer passport_number rijbewijsnummer"),
        ("import-never-special", "nationality nationaliteit ethnicity etniciteit herkomst country_of_birth geboorteland religion geloof godsdienst health gezondheid handicap disability political_party sexual_orientation"),
        ("import-never-notes", "note notes notitie notities opmerking opmerkingen remark remarks comment comments memo message borrowernotes opacnote staff_note"),
        ("import-never-photo", "photo foto pasfoto picture image portrait"),
        ("import-never-password", "password wachtwoord pin pincode pin_code passcode secret userid"),
        ("import-never-money", "iban bank_account rekeningnummer bankrekening mandate mandaat fine fines boete boetes debt openstaand balance saldo amount_outstanding"),
        ("import-never-history", "returned_on return_date returndate retourdatum ingeleverd_op history leengeschiedenis reading_list title titel"),
        ("import-never-household", "marital_status burgerlijke_staat profession beroep education opleiding income inkomen school employer werkgever"),
    ];

    private static readonly Dictionary<string, string> ByName = Reasons.SelectMany(r => r.Names.Split(' ').Select(n => (n, r.Code))).ToDictionary(x => x.n, x => x.Code);

    /// <summary>Why this column is never taken; null: it is merely unknown.</summary>
    public static string? Why(string column) => ByName.GetValueOrDefault(column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_'));
}
