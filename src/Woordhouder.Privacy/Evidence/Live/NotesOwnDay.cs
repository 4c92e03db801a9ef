namespace Woordhouder.Privacy.Evidences.Live;

/// <summary>
/// A note on a patron has a last day, at most a year after it was written, and says something. Counts notes that stay longer than that, notes whose last day
/// came before they were written, notes of tomorrow, and notes without words.
/// </summary>
internal sealed class NotesOwnDay() : LiveEvidence("notes.own-day", "A_note_that_stays_longer_than_a_year_is_seen")
{
    protected override async Task At(Look look)
    {
        foreach (var row in await look.Rows($"SELECT written_on, last_day, length(words) FROM patron_note"))
        {
            look.Seen(1);
            var (written, last) = (Look.Day(row[0]), Look.Day(row[1]));
            if (last > written.AddYears(1) || last < written || written > look.Today || Look.Number(row[2]) < 3) look.Bad(1);
        }
    }
}
