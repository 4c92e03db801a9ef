namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// Only a clear yes counts. Counts consents without the words that were shown or in other words than the statement's of that version, given in no known way,
/// under no version that held then, by somebody too young for it; from an earlier system without a day, words or a proof of its own; and data kept under a purpose that needs a consent from somebody who has none that is open:
/// titles that stand past the time for the undecided. Who of two parents spoke is not written down and cannot be counted.
/// </summary>
internal sealed class ConsentsRecorded() : LiveEvidence("consents.recorded", "A_consent_without_its_evidence_is_seen", "A_consent_from_elsewhere_without_a_proof_is_seen", "Titles_kept_without_a_consent_are_seen")
{
    private static readonly string[] Ways = ["enrolment", "website", "desk"];
    /// <summary>Said to the system before this one, in words of its own: they stand with it, and so does where the proof lies.</summary>
    private const string Elsewhere = "elsewhere";

    protected override async Task At(Look look)
    {
        var words = await look.Words();
        foreach (var row in await look.Rows($"""
            SELECT t.purpose, t.given_at, t.channel, t.text_shown, t.statement_version, t.withdrawn_at, a.born_on, t.proof
            FROM consent t LEFT JOIN person a ON a.id = t.person_id
            """))
        {
            look.Seen(1);
            var (purpose, given, shown) = ((string)row[0]!, Look.Instant(row[1]), ((string)row[3]!).Trim());
            var word = words.ByNumber(Look.Number(row[4]));
            var elsewhere = (string)row[2]! == Elsewhere;
            var asked = elsewhere ? ((string?)row[7])?.Trim().Length > 0 : Ways.Contains((string)row[2]!) && word is not null && word.Since <= given && word.ConsentTexts(purpose).Contains(shown);
            var right = asked && word is not null && word.Basis(purpose) == "consent" && given <= look.Now && shown.Length > 0
                && (row[5] is null || Look.Instant(row[5]) >= given)
                && (row[6] is null || Look.Day(row[6]).AddYears(word.MinimumAge(purpose)) <= look.DayOf(given));
            if (!right) look.Bad(1);
        }
        // Whoever neither consented nor chose: nobody's titles stay after the time for making up one's mind.
        foreach (var kept in new[] { OverdueSchedules.Undecided, OverdueSchedules.UndecidedAgain, OverdueSchedules.NoLongerKept })
            await look.Count($"{kept.From} WHERE {kept.Where}", await Overdue.Violates(look, "titles-undecided", kept));
    }
}
