namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A note on a patron has a last day, at most a year on, and says something. Counts notes that stay longer than a year from today, notes whose last day
/// came before they were written, notes of tomorrow, and notes without words.
/// </summary>
internal sealed class NotesOwnDay() : LiveEvidence("notes.own-day", "A_note_that_stays_longer_than_a_year_is_seen")
{
    protected override async Task At(Look look) =>
        await look.Count("patron_note t", $"t.last_day > {look.Today.AddYears(1)} OR t.last_day < t.written_on OR t.written_on > {look.Today} OR length(t.words) < 3");
}
